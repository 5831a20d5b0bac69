//! Figures, days and shares that are right and tempt.

use super::silent;

#[test]
fn figures_that_are_worked_out_listed_or_of_another_time() {
    silent(&[
        (
            "The leader ran past the flag at the tenth control and lost nearly two minutes.",
            "The leader ran past the flag at control 10 and lost 1 minute 50.",
        ),
        (
            "The number of people who walk into the 11 branches on a normal day has shrunk by two-thirds in five years.",
            "In five of the 11 towns we shall be at the library on one day a week. Visits to the branches: 340 a day in 2019; 115 a day in 2024.",
        ),
        (
            "FC Kell came back from two goals down to beat SV Orme 3-2 on Saturday evening.",
            "FC Kell 3, SV Orme 2 (half-time 0-2)\n11' 0-1 Kramer\n39' 0-2 El Fassi\n58' 1-2 Sonne\n71' 2-2 Sonne\n88' 3-2 Terp",
        ),
        (
            "Net income reached $236 million, or $1.47 a share.",
            "Results in millions of dollars (Q3 2024; Q3 2023; nine months 2024; nine months 2023)\nRevenue: 1,284; 1,197; 3,702; 3,518\nNet income: 236; 211; 518; 487\nEarnings per share: 1.47; 1.32; 3.23; 3.05",
        ),
        (
            "Moss, born at Tarn in 1887, trained for four years at the art school in Voss.",
            "Moss was born in Tarn and studied at the art school in Voss from 1906 to 1910. Born: 1887.",
        ),
        (
            "It counted 18,700 admissions, 800 up on last year, and 22 screenings were full.",
            "The festival in figures: 64 films; 18,700 admissions (2024: 17,900); 22 of 118 screenings sold out.",
        ),
        (
            "Nearly half of the 904 people asked, 47 per cent, would let shops open on Sundays.",
            "Asked: 904. For Sunday opening: 47 per cent.",
        ),
        (
            "Work can begin in July after the town council agreed on Monday to rent the house.",
            "Minutes of the council, Monday 27 October 2025. RESOLVED to take a lease of the house from the county at a rent of £350 a year from 1 June 2025; the council agreed to rent it.",
        ),
        (
            "The committee voted three to one on Wednesday for a bylaw.",
            "The bylaw was agreed by nine votes to three.",
        ),
        (
            "More than 31 per cent of the votes at Moss Ventilation’s annual meeting went against the policy.",
            "The annual meeting of Moss Ventilation was held at Ilkerton. Against the policy: 31.2 per cent of the votes.",
        ),
        (
            "Loch Dran, the largest, rose to 61 per cent.",
            "Stocks (capacity; now; week before; mean)\nLoch Dran: 8,400; 61; 58; 88\nGlen Fasley: 4,100; 52; 47; 80\nAuchen: 900; 93; 92; 95",
        ),
        (
            "It expects to deliver between 20,000 and 21,500 vans in 2025, down from 22,000 to 24,000.",
            "Vans in 2025: 20,000 to 21,500 (before: 22,000 to 24,000).",
        ),
        (
            "Specks of rubber had been noticed in seven of 400 bottles, just under one in 50.",
            "Specks of rubber were seen in seven of 400 bottles.",
        ),
        (
            "A float took over in 1961, radar in 2003.",
            "The pole was read by eye until 1961, when a float took over, and since 2003 by radar.",
        ),
        (
            "Supply staff came to £187,300 and repairs to £133,600 at the school.",
            "Heading | 2023-24 | 2024-25 | budget 2025-26\nSupply teachers | 118,500 | 187,300 | 140,000\nRepairs | 90,700 | 133,600 | 80,000",
        ),
        (
            "Hired hands now get 1,700 lira a day, 550 more than a year ago.",
            "Pay of hired hands: 1,700 lira a day (a year ago 1,150).",
        ),
        (
            "The crop shrank to 551 tonnes or some 900 kilos from each hectare.",
            "Crop: 551 tonnes. Yield: 0.9 tonnes a hectare.",
        ),
        (
            "In June everything was sold at auction.",
            "Auctions of capacity in 2025: 11 March, 1,200 GWh offered, none sold; 6 May, 1,200 GWh offered, 640 sold; 17 June, 1,200 GWh offered, all sold.",
        ),
    ]);
}

#[test]
fn figures_that_a_neighbour_or_a_fraction_explains() {
    silent(&[
        (
            "The new hut will burn 165,000 litres of oil a year less.",
            "Oil burned: 240,000 litres a year with the old hut, 75,000 with the new.",
        ),
        (
            "The firm bears 55 percent of the fault and the city of Orme a fifth.",
            "Fault: Lund Linen 55 percent; City of Orme 20 percent; rider 25 percent.",
        ),
        (
            "In the county 250 homes were finished last year. Almost two in five of them are in Ardbeg.",
            "Homes finished\nArdbeg: 98\nOrme: 152\nCounty: 250\nWaiting list: 1,942 households, of which 612 give Ardbeg as first choice.",
        ),
        ("She presided over 612 sittings.", "The Clerk has given me the figures: 612 sittings since 2015."),
        (
            "Together they are insured for €157,000, the Jug and the Ferry.",
            "203 | Self-portrait with a Jug | insured for | 60,000\n204 | The Ferry | insured for | 97,000",
        ),
    ]);
}

#[test]
fn figures_of_a_record_without_a_month_a_unit_or_a_sum() {
    silent(&[
        (
            "A ranger noticed his hire car on the Wednesday, and the search began on 17 August.",
            "Wednesday 16: hire car noticed by a ranger.\nThursday 17, 06:00: search begins (34 persons, two helicopters).",
        ),
        (
            "Port Ansel got to 40 on only three days and Mount Kee on not a single one.",
            "Days of 40 °C or more: Coon Bore 27; Port Ansel 3; Mount Kee 0.\nRain, mm (mean; 2025)\nCoon Bore: 88.0; 36.4\nPort Ansel: 140.2; 139.0",
        ),
        (
            "It still has to find £41,600 for the roof.",
            "What we have raised: 61,400 pounds from 388 people, and a grant of 40,000 pounds. The roof: 143,000 pounds.",
        ),
        (
            "Investors with 27.1 per cent of the shares have pledged their support.",
            "Undertakings to vote in favour: Wex Asset Management 14.6 per cent, Harbin Trust 9.4 per cent, directors 3.1 per cent.",
        ),
    ]);
}
