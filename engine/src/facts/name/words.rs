//! The words that tell what a name names, in tidy lists parted by white space; lower case.

/// Honorifics: no part of a name and no office.
pub(super) const HONORIFICS: &str = "
    mr mrs ms miss mx dr sir dame lord lady madam madame monsieur mme mlle herr frau fraulein señor señora senor senora
    don doña sheikh sheikha haji imam ustad shri smt hon honourable honorable messrs prof professor rev reverend fr
    sr sra srta tan datuk dato datin oknha samdech lok ven venerable";

/// Offices and ranks written before a name, also in capitals: a role.
pub(super) const TITLES: &str = "
    president vice-president minister premier chancellor governor gov senator sen representative rep congressman
    congresswoman deputy councillor councilor cllr councilman councilwoman alderman mayor judge justice magistrate
    sheriff constable inspector superintendent supt sergeant sgt lieutenant lt captain capt colonel col major maj
    general gen brigadier brig admiral adm commander cmdr cdr commodore corporal cpl private pte pvt pfc marshal detective det insp officer
    king queen prince princess duke duchess earl count countess baron baroness emperor pope cardinal archbishop bishop
    rabbi pastor father sister brother ambassador consul secretary attorney speaker chief chairman chairwoman chair
    director commissioner coach sultan emir comrade mp mep msp prime";

/// Nouns of roles, trades and offices, lower case in running text.
pub(super) const ROLES: &str = "
    abbot academic accountant activist actor actress actuary adjudicator administrator adviser advisor advocate agent agronomist
    ambassador analyst anthropologist apprentice arbitrator archaeologist archbishop architect archivist artist assessor
    assistant associate astronaut astronomer athlete attorney auctioneer auditor author baker banker barrister bassist
    biographer biologist bishop boatman bookkeeper boss botanist boxer brewer broker builder burglar butcher campaigner candidate
    captain cardinal caretaker carer carpenter cashier cellist ceo cfo chair chairman chairperson chairwoman champion
    chancellor chaplain chef chemist chief choreographer climatologist clerk coach co-chair co-founder co-owner columnist
    comedian commander commentator commissioner composer conductor conservator constable consul consultant contractor
    convener convenor coordinator co-ordinator coroner correspondent councillor councilor counsel counsellor counselor courier critic curator cyclist
    dancer dean defender delegate demographer dentist deputy designer detective developer dietitian diplomat director doctor dramatist
    driller driver drummer ecologist economist editor electrician engineer entrepreneur envoy epidemiologist epigraphist
    estate-agent examiner executive expert explorer farmer fellow filmmaker financier firefighter fisherman footballer foreman
    founder gardener geneticist geographer geologist glaciologist goalkeeper governor grower guard guide guitarist
    harbourmaster head headmaster headmistress headteacher historian hydrologist illustrator inspector instructor
    interpreter inventor investigator investor janitor jeweller jeweler jockey journalist judge jurist justice keeper
    landlord landowner lawyer leader lecturer librarian lieutenant lifeguard linguist lobbyist magistrate manager
    marketer master mathematician matron mayor mechanic mediator member merchant meteorologist microbiologist midwife milliner miner
    minister missionary moderator monk musician negotiator neurologist neuroscientist novelist nun nurse nutritionist oceanographer
    officer official oncologist operator organiser organizer organist ombudsman owner paediatrician pediatrician painter partner pastor pathologist
    paramedic pharmacist philosopher photographer physician physicist physiotherapist pianist pilot planner player
    playwright plumber poet policeman policewoman politician postmaster premier presenter president priest principal printer
    producer professor programmer prosecutor provost psychiatrist psychologist publisher rabbi racer radiologist ranger
    rapporteur realtor receptionist rector referee registrar reporter representative researcher resident restaurateur rider rower runner sailor scholar
    scientist screenwriter sculptor secretary seismologist senator sergeant sheriff shepherd shopkeeper singer skipper
    socialist sociologist solicitor soldier solicitor speaker spokesman spokesperson spokeswoman sprinter statistician steward
    stewardess storekeeper strategist striker student superintendent supervisor surgeon surveyor swimmer tailor teacher technician
    technologist tenor toxicologist trader trainer translator treasurer trustee tutor umpire undertaker vet veterinarian
    vicar vice-chair vice-chairman vice-president vice-chancellor victim violinist virologist volcanologist volunteer waiter waitress
    coo cto cio collector landlady postmistress groundsman coxswain bosun cox headship housekeeper gamekeeper beekeeper bellringer
    signaller signalman archdeacon precentor curate deacon verger bursar churchwarden bailiff stationmaster comptroller bandleader bandmaster
    choirmaster concertmaster dramaturg librettist lyricist midfielder winger batsman wicketkeeper physio radiographer anaesthetist
    cardiologist forester naturalist entomologist ornithologist palaeontologist underwriter liquidator oboist flautist soprano baritone
    publican innkeeper distiller cameraman quartermaster purser groundskeeper
    mla md provost-marshal quaestor tracker wrangler rancher trapper tiler roofer thatcher glazier stonemason mason blacksmith
    warden watchmaker weaver winemaker worker writer zoologist";

/// Words before the head of a role that make another office of it.
pub(super) const RANK_WORDS: &str = "
    deputy assistant vice acting interim former ex associate junior senior honorary under-secretary co incoming outgoing
    chief lead principal head prime general executive managing permanent founding";

/// Last words (or heads before `of`, `for`, `on`) of organisations.
pub(super) const ORGANISATIONS: &str = "
    academy administration agency airlines airways alliance army assembly associates association athletic authority bank bankers
    bloc board bookkeeping breweries brewery brigade broadcaster brothers bros bureau cabinet campaign capital carriers center
    centre chamber charity choir chorus church city-council club co co-operative cooperative coalition college collective command
    commission commissioners committee commons communications company confederation conference congress conservancy
    consortium constabulary consulting convention corp corporation corps council county-council court crown daily daughters
    department dept directorate diocese division drilling electric embassy energy enterprises estates exchange express faculty
    federation fc firm fisheries force foods forces forum foundation front fund futures gallery gazette government group
    guard guild healthcare herald high-school holdings homes hospice hospital hospitals hotels house-of-commons inc industries
    initiative institute institution insurance international inquirer instruments journal kraftlag laboratory laboratories labs
    law league legion lettings library limited llc llp logistics ltd magazine mail manufacturing media metals ministry mission mirror
    mosque motors movement mutual museum nations navy network news newspaper news-agency observer observatory office
    orchestra order organisation organization panel parish parliament partners partnership party patrol petroleum
    pharma pharmaceuticals pharmacy plc police polytechnic post power practice press productions programme properties publishers publishing
    quarries quarry rail railroad railway railways records regiment resources restaurants sacco school schools senate secretariat service services shipping
    society software solutions squad stores studio studios subcommittee sub-committee supply synod syndicate systems task-force team technologies
    telecom telegraph theatre theater times transport treasury tribunal tribune trust union united university utilities
    ventures water-board weekly works yard youth zoo";

/// Last words of places.
pub(super) const PLACES: &str = "
    airport alley archipelago arena avenue ave basin bay bayou beach bluff boulevard blvd bridge brook building canal canyon
    cape castle cathedral cave cemetery channel circus city close coast common corner county cove crater creek crescent
    dam delta desert district downs drive estate estuary falls farm fell field fields firth fjord ford forest fort freeway
    garden gardens gate glacier glen green grove gulf harbor harbour heath heights highway hill hills hotel house inn island islands
    isle isles junction kingdom knoll lagoon lake lakes lane ledge lighthouse loch mall manor market marsh meadow meadows mesa mill moor
    mount mountain mountains mountain-range oasis ocean palace park parkway pass peak peninsula pier pike place plain plains plateau
    plaza point pond port prairie prefecture province quay range rapids ravine reef region republic reservoir ridge
    river road row ruins sands sea shore sound square stadium station strait strand street summit temple terrace territory
    tower town township trail tunnel valley village volcano wall walk ward waterfall way wells wharf wood woods";

/// First words of places.
pub(super) const PLACE_STARTS: &str = "
    lake mount mt fort port cape san santa são sankt saint st sainte st. loch isle gulf bay strait river los las el new nether upper
    lower great little north south east west northern southern eastern western central bad nizhny prasat kompong phnom";

/// Heads of organisations and places that are surnames as often.
pub(super) const SURNAMES_TOO: &str = "
    lake hill hills park church banks street bridge wells ford marsh brook moor house temple field fields wood woods
    green grove forest glen heath rivers castle court bishop pope king prince earl baron bank park ward day law order post
    force guard pike lane peak power crown front press cave west east north south law close baker butcher carpenter farmer gardener
    painter shepherd weaver tailor dean abbot judge marshal porter cardinal fellow driver singer major general sheriff chancellor
    constable master head chance homes wall beach point stone walker pond post";

/// Verbs of saying, past and present.
pub(super) const SAYING: &str = "
    said says say saying told tells telling wrote writes added adds asked asks replied replies explained explains argued argues warned
    warns announced announces claimed claims insisted insists recalled recalls noted notes stated states declared declares
    testified testifies admitted admits acknowledged conceded concedes responded answered continued commented remarked
    observed observes suggested suggests agreed agrees complained complains joked promised tweeted posted shouted
    cried concluded concludes contended contends stressed emphasised emphasized maintained maintains quipped urged
    recounted read reads predicted predicts pleaded thought believes called confirmed confirms revealed joked repeated";

/// Words that begin sentences and belong to no name.
pub(super) const STARTERS: &str = "
    a about above according across additional additionally after afterwards again against ahead all almost along already also
    although always amid among an and another any anyone anything apart approximately are around as asked aside at
    average away back because before behind being below beneath beside besides between beyond both but by can clearly
    commenting compared concerning considering could critics currently dear despite did do does don't down during each
    earlier early eight either eleven else elsewhere enough even eventually ever every everybody everyone everything
    except experts fellow few fewer fifteen fifty finally first five following for former formerly forty four fourteen fourth frankly
    from further furthermore generally given had half hardly has have having he hello hence her here hers him his
    however how hundreds i if in including indeed initially inside instead into is isn't it it's its itself just
    last late later lately least less let let's like likewise local located look many may maybe me meanwhile might
    more moreover most mostly much must my near nearly neither never nevertheless new next nine no nobody none nonetheless nor not
    nothing now nowhere obviously of off officials often oh on once one only onto opponents or other others otherwise
    our ours out outside over overall own part per perhaps please police previously probably prosecutors quite rather read
    really recently regarding researchers residents respectively second see seven several shall she should similarly
    simply since six sixty so some somebody someone something sometimes soon still such supporters ten thanks that that's the
    their theirs them then there there's thereafter therefore these they they're third this those though thousands
    three through throughout thus to today together tomorrow tonight too toward towards traditionally twelve twenty
    twice two under undeterred unlike unless until up upon us usually very via was we well were what what's whatever when
    whenever where whereas wherever whether which while who whoever whom whose why will with within without won't would yes
    yesterday yet you your yours asked born built founded led based speaking writing standing seen known named
    photo picture photograph image caption source sources note notes correction clarification update figures money staff
    men women children people voters workers farmers teachers doctors nurses drivers students parents families councillors
    members ministers lawyers judges scientists engineers rescuers geologists archaeologists campaigners protesters shares
    sales profits prices wages rents turnout visitors passengers owners neighbours neighbors guests fans tickets water
    rain snow winds storms trains buses work talks votes counting inspectors investigators detectives firefighters analysts";

/// Words in capitals that are no names: days, months, feasts, the pronoun.
pub(super) const NO_NAMES: &str = "
    i i'm i've i'd i'll you moved seconded proposed carried monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays january february march april may june july august september october
    november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    christmas easter ramadan eid am pm bc ad bce ce gmt bst est edt cet cest utc pst pdt ok tv dna pdf usb ceo cfo ngo ngos
    gdp hiv vat id faq url isbn ft km mph kg mm cm ml usd eur gbp nok sek dkk chf khr aud cad jpy inr cny rmb
    mwh gwh kwh kw mw gw khz mhz ghz tb gb mb mmhg";

/// Particles inside names of people.
pub(super) const PARTICLES: &str = "
    de del della der den van von vom zu bin ibn binti bint al el la le du da dos das di y ten ter af av abu ben mac
    ul ud uz bat ap";

/// Heads that take `of`, `for`, `on` and a further name.
pub(super) const TAKES_OF: &str = "
    academy administration agency alliance archdiocese army assembly association authority bank bay board book borough brotherhood
    bureau centre center chamber church city college commission committee commonwealth community company confederation
    conference congress consortium convention cooperative corps council county court coast daughters department diocese
    directorate district duchy embassy faculty federation firth foundation friends front fund gallery garden group gulf guild house
    initiative inspectorate institute institution isle isles journal kingdom league library lord lords lady ministry
    mission museum museums movement museum national office order organisation organization parliament party port prince princess programme
    province region republic river royal school secretariat senate sea society sons state states strait sultanate synod task
    theatre tour tower town treaty tribunal trust union university valley village women bank-of council duke duchess earl
    archbishop bishop kingdom campaign citizens coalition ministry subcommittee sub-committee panel clerk master registrar";

/// Words in capitals that numbers belong to: `Route 66`, `Article 5`.
pub(super) const NUMBERED: &str = "
    route highway interstate article section chapter rule resolution proposition prop amendment boeing airbus apollo flight
    channel radio studio area catch fahrenheit windows formula terminal pier building room ward district region zone unit
    reactor junction exit type model mark euro cop expo agenda galaxy iphone falcon starship vostok soyuz ariane psalm
    symphony sonata division group line platform gate bus motorway autobahn sputnik voyager gemini chang'e luna hall court courtroom
    item annex annexe appendix schedule protocol order regulation directive bill measure gate block plot lot room cell camp site sector
    precinct battalion regiment brigade squadron company troop station substation locomotive submarine class item case docket
    file exhibit table figure page part volume book act scene episode season series chapter clause paragraph version no";

/// Words that an ordinal before them belongs to: `14th Dalai Lama`, `42nd Street`.
pub(super) const ORDINAL_NAMES: &str = "
    dalai panchen lama amendment street avenue st ave airborne infantry battalion regiment brigade division circuit precinct
    ward armoured armored cavalry earl duke baron marquess viscount congress arrondissement fleet army corps district";

/// Nouns before the title of a work.
pub(super) const WORK_NOUNS: &str = "
    novel film movie book album play song series show opera musical poem painting documentary memoir sculpture symphony single
    essay story drama comedy sitcom biography trilogy titled entitled exhibition ballet sonata programme podcast game anthology
    collection thriller podcast mural tapestry autobiography sequel prequel";

/// Nouns and adjectives that stand before the head of a role.
pub(super) const ROLE_MODIFIERS: &str = "
    attorney press police party union company council school hospital district county state city federal national regional local
    foreign finance financial health defence defense interior justice education labour labor home housing transport trade
    energy environment agriculture culture sports sport science technology communications operations marketing sales field site
    project programme program policy research technical medical clinical artistic musical creative commercial legal political
    military naval army navy air fire parish village town museum gallery library university college team club
    board committee commission court bank trust charity church cathedral opposition majority minority congressional parliamentary
    human public private chemical civil structural mechanical electrical software data climate weather water wildlife
    heritage harbour harbor port airport railway bus train taxi lorry truck ship ferry fishing dairy fruit sheep rice
    film theatre theater opera rock folk jazz orchestra choir football basketball tennis golf rugby cricket hockey ice figure
    world olympic defending reigning opening closing veteran young retired elected independent senior junior
    conservative liberal labour democratic republican green socialist communist nationalist centrist anti trafficking";

/// Verbs that say what somebody is in charge of, after `who`.
pub(super) const ROLE_VERBS: &str = "
    heads headed leads runs ran chairs chaired directs directed manages managed owns owned founded edits edited
    coaches coached represents represented oversees oversaw commands commanded presides presided co-founded";
