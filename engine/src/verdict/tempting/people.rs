//! People, bodies and words of theirs that are right and tempt.

use super::silent;

#[test]
fn who_said_it_who_holds_it_and_who_was_cleared() {
    silent(&[
        (
            "“Seventeen people went home because two of mine did not look down,” said Cmdr. Ann Rennick, the captain of the Corran.",
            "Commanding officer: Commander Ann Rennick.\n\nCommander Rennick: \"Seventeen people went home because two of mine did not look down.\"",
        ),
        (
            "Josep Arriola, who died on Saturday at the age of 75, held that a fish needed fire.",
            "Josep Arriola Lasa died in hospital in the night of Saturday. He was 75. His niece Nekane Arriola cooks now. Josep Brod was his friend.",
        ),
        (
            "“There is nothing automatic about it,” said Karl Rehm, the leader of the Civic Centre.",
            "Guests: Leo Gruber (HB, state premier), Mira Wallner (SA), Karl Rehm (BM), Paula Zeiring (GL).\nREHM: There is nothing automatic about it.",
        ),
        (
            "“People will drive two hours to go down a hole,” said Rita Tso, director of the Museum League.",
            "Interview with Rita Tso, director, Museum League\n\nOn Bannock Hill: \"People will drive two hours to go down a hole.\"\n\nOn money: \"We have none.\"",
        ),
        (
            "The chief pharmaceutical officer told the Joint Committee on Health that nobody should have to travel more than 15km.",
            "Witnesses before the Committee: Dr Ian Loch, chief pharmaceutical officer, Department of Health; Ms Ada Trant, Rural Link.",
        ),
        (
            "“Homeowners are climbing again,” Pomeroy Ladder Corp. announced on Thursday.",
            "Pomeroy Ladder Corp. results\n\"Homeowners are climbing again,\" said Dale Wisner, chief executive.",
        ),
        (
            "“The machine says what it says,” said Hamid Noor of Al Jawhar, the winner in 2023.",
            "Hamid Noor, whose Al Jawhar had won in 2021 and 2023, said: \"The machine says what it says.\"",
        ),
        (
            "Perpetua Naka, president of the Field and Packhouse Workers’ Union, said that a worker spent £1,850: “half a season’s savings”.",
            "MS NAKA: On average that is £1,850, half a season's savings. It is a lot of money for a picker.\n\nTHE CHAIR: Thank you. We come to the next witness of the day.",
        ),
        (
            "Ada Aldan came to Verran from Colombia as a seamstress in 1969.",
            "Mrs Ada Aldan said that she had come from Bucara in Colombia in 1969 as a seamstress; she lives in Verran.",
        ),
        (
            "The jury had found Stibb not guilty of perverting the course of justice.",
            "The jury convicted Stibb on three counts of fraud. They acquitted him of perverting the course of justice.",
        ),
        (
            "The duty inspector, Neil Farth, will not be disciplined.",
            "Acting Inspector Neil Farth, duty inspector: no case to answer.",
        ),
        (
            "The chairman, Malachy Brosnan, did not think it a matter for accountants alone.",
            "Deputy Malachy Brosnan in the chair. Witnesses: Una Tolan, chief executive.",
        ),
        (
            "The panel’s own engineer, Teodor Vance, found that the map of the old workings was wrong.",
            "TEODOR VANCE, engineer\nQ. What did you find?\nA. Next to the section are old workings. The map was wrong.",
        ),
    ]);
}
