"""What is wrong with sources."""

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop(
        "The compiler does not say which year the sums begin with; the Department's data begin with cases closed in fiscal year 2005."
    ),
    gettext_noop(
        "A county without a row had no case in the extract, or its cases could not be placed; it is shown as not loaded, not as 0."
    ),
    gettext_noop("Only what inspectors found: most stolen wages are never reported."),
    gettext_noop(
        "In most counties the sum of all laws equals the sum of the Fair Labor Standards Act alone, so other laws seem to be missing."
    ),
    gettext_noop("A sample, not a census."),
    gettext_noop("Names of cases are cut off at 100 letters."),
    gettext_noop("Individuals and counsel were blanked: individuals are counted, not named."),
    gettext_noop("Read from PDF by a program: rows broken over lines or without case number and date are left out."),
    gettext_noop(
        "Most units were certified by cards (majority interest), without an election: they stand as recognitions."
    ),
    gettext_noop(
        "The city is taken from the employer's name (City of …, Village of …) and absent where it is a county or the state."
    ),
    gettext_noop(
        "No addresses: a chapter stands in the county that holds most of its ZIP codes, at the middle one of them."
    ),
    gettext_noop("Chapters have formed and merged since."),
    gettext_noop("Only charges whose employer was matched to a petition: places with petitions are better covered."),
    gettext_noop("A charge matched to several petitions stood several times; it is one row here."),
    gettext_noop("No allegations and no outcome."),
    gettext_noop(
        "A ZIP code is a mail route, not an area: 28 in 100 touch several counties, and the list does not say how many people live in each part."
    ),
    gettext_noop(
        "A post office's name reaches beyond the city's limits: much of St. Louis County, Missouri, has its mail addressed to Saint Louis."
    ),
    gettext_noop(
        "GeoNames gives a place one point: a city in several counties counts wholly for the county of its middle."
    ),
    gettext_noop(
        "The people behind a ZIP code are its county's, spread evenly over the county's ZIP codes: they order search results and are shown nowhere."
    ),
    gettext_noop("GeoNames writes 0 people where it does not know; such a place counts as 100."),
    gettext_noop(
        "Half of the country is missing: larger states' files were not at hand. California is a stub of 3 % and of no use for counts."
    ),
    gettext_noop("Alabama is of October 2022."),
    gettext_noop("The address is where mail goes, often a state office, seldom where members are."),
    gettext_noop(
        "The choice of organizations follows tax subsection, activity code and words in the name; about 8 of 100 labor organizations are no unions, and of 26 worker centers by name about 14 are ones."
    ),
    gettext_noop("Names are cut off and abbreviated by the tax office."),
    gettext_noop("Only those months: the absence of a notice says nothing."),
    gettext_noop(
        "Unit sizes sum to several times the number of organized workers: associations file one master contract for every signatory, and notices repeat at renewal. Never add them up."
    ),
    gettext_noop("Public employers and the Postal Service stand among private ones."),
    gettext_noop(
        "The industry of fiscal year 2004 is a letter whose meaning the file does not tell; it is left aside."
    ),
    gettext_noop(
        "A few dates of expiration are impossible (1899, 2121, 3021) or hold a time of day; the notice is kept without them."
    ),
    gettext_noop(
        "Connecticut stands with its eight counties, not with the nine planning regions that the Census Bureau uses since 2022."
    ),
    gettext_noop(
        "Alaska stands with the Valdez-Cordova Census Area (02261), which was split into Chugach and Copper River in 2019."
    ),
    gettext_noop("Counties of the territories have no population and no metropolitan area here."),
    gettext_noop(
        "Metropolitan areas are those of the 2018 delineation; towns of 10,000 to 50,000 people (micropolitan areas) are left out."
    ),
    gettext_noop(
        "Income is personal income per person (it counts benefits and dividends), not the median of households."
    ),
    gettext_noop("The file does not name the year of poverty and income; they agree with the tables of 2019 and 2018."),
    gettext_noop("Connecticut stands with its eight old counties."),
    gettext_noop("Only cases in which a document was issued."),
    gettext_noop(
        "No employer, no place, no result: it adds dates to cases that other files tell, and makes no happening of its own."
    ),
    gettext_noop(
        "The case table stands twice under two names and repeats cases once for each year; a case is one row here."
    ),
    gettext_noop("The place of the workplace is that of the employer's address."),
    gettext_noop("Petitioners who are individuals are counted, not named."),
    gettext_noop("The codes of unions are those of this system and fit no other list."),
    gettext_noop("Case 10-RC-330301 is the agency's own test record; it is dropped."),
    gettext_noop(
        "A representative was certified in 10-RC-323590 although the votes read 17 to 41; the certification is kept and the row says so."
    ),
    gettext_noop("In 13 rows the ballots counted differ from votes for and against."),
    gettext_noop("Two cases were certified without a tally on record."),
    gettext_noop("Two regions only."),
    gettext_noop("Votes against are empty where they are zero in some rows."),
    gettext_noop(
        "The place is not told: it is that of the contract notices of an employer of the very same name, where those name one place only."
    ),
    gettext_noop(
        "Only first contracts in which a mediator took part: that a contract is not here does not mean that there is none."
    ),
    gettext_noop("About eight years old; some will have moved or closed."),
    gettext_noop("A chosen list, not a count of such organizations."),
    gettext_noop(
        "An estimate that BLS did not release (footnote 8) is shown as suppressed; so is a mean pay at or above $239,200 a year (footnote 5) and that of occupations paid by the hour that do not work all year, such as actors (footnote 4)."
    ),
    gettext_noop(
        "Occupations do not add up to their total, because totals include occupations not published (footnote 1)."
    ),
    gettext_noop("Annual pay is hourly pay times 2,080 hours (footnote 2): nobody is asked for hours worked."),
    gettext_noop(
        "Metropolitan areas are those of 2023; 379 of 397 fit the areas used here, four more were renamed and are joined by hand."
    ),
    gettext_noop(
        "Industries of the nation are listed with all their occupations together; occupations within one industry are left out."
    ),
    gettext_noop(
        "Industries with fewer than three workplaces in an area are missing; they are not listed rather than shown as 0."
    ),
    gettext_noop(
        "The file lacks manufacturing, retail, and transportation as sectors; they are added up from their three-digit industries, and shown as suppressed in an area where these do not reach 95 of 100 jobs that its other sectors leave over."
    ),
    gettext_noop("No pay in this file."),
    gettext_noop("The compiler does not state the year; population beside it is that of the survey years 2014–2018."),
    gettext_noop(
        "In Delaware, DC, Hawaii and Maryland construction is published together with mining and is missing here."
    ),
    gettext_noop(
        "Supersectors are the eleven broad groups of that survey, not the twenty sectors of other sources; they stand in a scheme of their own."
    ),
    gettext_noop(
        "The source writes 0 where it withholds a figure; 60 of 100 cells are withheld. They are shown as suppressed, never as 0."
    ),
    gettext_noop("Firms are counted, not workplaces."),
    gettext_noop("Industries not classified (under 40,000 jobs in the nation) are left out."),
    gettext_noop("The figures are model estimates and were revised later."),
    gettext_noop("2020 is the year of the pandemic: its unemployment is no guide to today's."),
    gettext_noop(
        "The list closes at the end of 2022. Later steps that a law had already fixed are used up to 1 January 2026 and marked as estimated; yearly adjustments to prices and newer laws are missing, so today's minimum may be higher."
    ),
    gettext_noop("Virginia's steps of 2025 and 2026 depended on a second vote that did not come; they are left out."),
    gettext_noop("Lower rates for small firms, tips, youth or health insurance are left out."),
    gettext_noop("Subtypes of participants hold stray words in some rows; such participants are left out."),
    gettext_noop(
        "Individuals are named in the file; here they are counted, not named, and no address of theirs is read."
    ),
    gettext_noop(
        "Only the city of a region's main office is known here; resident offices and subregions are not listed."
    ),
    gettext_noop("Only cases that were open: 2021 dominates, and nothing that was closed quickly is here."),
    gettext_noop("Who filed a charge is not told."),
    gettext_noop("Hole from 1 October to mid November 2025 (government shutdown) and thin in February 2026."),
    gettext_noop(
        "No petitioner, no allegations, no result; the status is that of the day of filing, so nearly every case reads open."
    ),
    gettext_noop("Names of cases are those of filing day and often change later."),
    gettext_noop("One region."),
    gettext_noop("The union is told for 72 % of the cases."),
    gettext_noop(
        "About 22,000 bodies report in a year; the others merged, closed, or changed their number, and nothing here says which."
    ),
    gettext_noop(
        "Only 28 of 100 have an address. Those marked bargaining_office come from contract notices: the state is right for 94 of 100, the city for 69."
    ),
    gettext_noop(
        "Members and receipts are those of fiscal year 2021 for 3,936 bodies; internationals, councils and locals count the same people, so members may never be added up."
    ),
    gettext_noop("Merged unions keep the label under which they registered (UNITE, PACE, HERE)."),
    gettext_noop("Long labels are cut off at fifty letters by the register ('Union of Professional Representativ')."),
    gettext_noop("Unions of state and local public workers alone need not register."),
    gettext_noop("The register gives 1 December 1970 as founding day where it knows none; such days are left out."),
    gettext_noop(
        "Compiled by hand from general knowledge; status agrees with the Correlates of State Policy data to 2016 but for Michigan (repeal in force 2024)."
    ),
    gettext_noop(
        "The year of the law is approximate: sources differ for Alabama, Arkansas, Mississippi, Nevada and Texas."
    ),
    gettext_noop("Elections with two or three unions are missing."),
    gettext_noop(
        "The unit is not told: a case with several tallies is read as one unit counted again, unless two stand on the same day."
    ),
    gettext_noop("One employer: it fills the years after September 2022 for Starbucks only."),
    gettext_noop("Street addresses of stores are left aside."),
    gettext_noop("Strikes after 2020 are not here: the tracker that counts them has no open licence."),
    gettext_noop("Unions are abbreviated (NEHCEU 1199, IAM DISTRICT 9)."),
    gettext_noop("A strike over several places names none or only one of them."),
    gettext_noop("Shares of employees outside farming, without intervals or numbers of respondents."),
    gettext_noop(
        "Other variables of the file (right to work, prevailing wage, bargaining by public employees, minimum wage) stop between 1966 and 2017 and are superseded by newer sources or too old to tell what is in force; they are left out."
    ),
    gettext_noop("One row for each address of a party, up to 96 rows for one election; here each tally is one row."),
    gettext_noop(
        "With several unions on the ballot the file gives the votes of each but not which union they belong to."
    ),
    gettext_noop(
        "The ZIP code and address are those of any party, often the union's lawyer; a ZIP is kept only where its city is the city of the unit."
    ),
    gettext_noop(
        "The words WIN and LOST contradict both votes and certification in some hundred tallies; the certification or the votes decide first."
    ),
    gettext_noop("In votes on deauthorization (UD) the words WIN and LOST do not say who won; no result is shown."),
    gettext_noop("A tally can stand twice, once as counted and once as revised; the revised one is kept."),
    gettext_noop("The closing reason belongs to the case: where a case has several units, the votes of each decide."),
    gettext_noop("No filing date; the layout changed every year."),
    gettext_noop("A case with two units repeats its number without saying which unit is which."),
    gettext_noop("Thirty-one rows say both won and lost; there the votes decide."),
    gettext_noop("Votes on deauthorization (UD) are not won or lost by a union; no result is shown."),
    gettext_noop(
        "It is a sample: 63 of 100 cells of a state and an industry rest on fewer than 30 people and are pooled here."
    ),
    gettext_noop(
        "Only counties that the survey names (large ones, not all) have a share of their own; the others show that of their metropolitan area or state, and say so."
    ),
    gettext_noop(
        "In 2020 the survey reached fewer people, and low-wage work without unions was lost first: shares rose although membership fell."
    ),
    gettext_noop(
        "31.5 % for Colorado Springs (El Paso and Teller counties) is not to be believed: the same survey finds 7.5 % in Denver and 7 to 11 % in all of Colorado."
    ),
    gettext_noop("Ninety-seven cities are in the file and left out: they lie within the counties and areas shown."),
    gettext_noop(
        "City and state are told for 43 %, the size for 42 %: the notices of 2007–2009 lack them and belong to no place."
    ),
    gettext_noop("Only recognitions of which the agency was told; the others are not counted anywhere."),
    gettext_noop("Only 173 of 3,948 claims were found valid; most were never decided."),
    gettext_noop(
        "A claim counts in the county of its employer's ZIP code where that lies in one county, else in the state alone."
    ),
    gettext_noop(
        "Years differ by state; 2022 ends between July and October. New York, California, Texas, Michigan and Washington are missing."
    ),
    gettext_noop(
        "Kentucky, Nebraska and Colorado give no dates and New Hampshire's are damaged (all 1970), so their claims stand under the last year with a note."
    ),
    gettext_noop("What counts as a claim differs by state: never compare two states."),
    gettext_noop(
        "Less than a quarter of a year's reports; small unions report less, and letter carriers' branches under form LM-5 no figures at all."
    ),
    gettext_noop('Zero stands for "nothing" and for "not told" alike; zeros are left out.'),
    gettext_noop(
        "Members counted by an international, its councils and its locals are the same people: never to be added up."
    ),
    gettext_noop("Dues are as typed; only a plain amount with a unit of time is kept."),
    gettext_noop(
        "A case counts in the county of its ZIP code; where a ZIP code lies in several counties, in the one the Postal Service names for it."
    ),
    gettext_noop("Cases that cannot be placed count in the state and the nation."),
    gettext_noop("A case may end years after the work it is about."),
    gettext_noop("Some dates are impossible (year 200, year 3021); such cases are left out."),
    gettext_noop(
        "A figure that would betray one employer is withheld (disclosure code N); it is shown as suppressed, never as 0."
    ),
    gettext_noop(
        "A release keeps the bodies with an address, with a happening, or whose number a union's name in a happening may stand for (about 17,000); of the others nothing but name and number is known, and they cannot be found by search."
    ),
    gettext_noop(
        "A third of all organizations have no activity code; of those only names with telling words are found."
    ),
    gettext_noop(
        "The choice of organizations follows tax subsection, activity code and words in the name; about 8 of 100 labor organizations are no unions."
    ),
    gettext_noop("A year's file grows until about eighteen months after the year's end."),
    gettext_noop(
        "An inspection counts in the county of the site's ZIP code; where a ZIP code lies in several counties, in the one the Postal Service names for it."
    ),
    gettext_noop("What cannot be placed counts in the state and the nation."),
    gettext_noop(
        "An inspection tells that inspectors came, not that a place is dangerous: more are made where unions ask for them and where states have their own program."
    ),
    gettext_noop("The running year is left out until it is over."),
    gettext_noop(
        "Metropolitan areas follow the delineation of the year; areas that other sources do not know are left out."
    ),
    gettext_noop(
        "Reports leave out letters that belong to a number (UFCW Local 20C); they are put back where `labor_union_parser/olms_gazetteer.parquet` has them."
    ),
    gettext_noop(
        "Sectors count private jobs, public administration the three levels of government; public schools and hospitals stand in the total alone."
    ),
    gettext_noop("The self-employed, most farm family workers and railroads are not covered."),
    gettext_noop("The list closes at the end of 2022."),
    gettext_noop(
        "Later steps that a law had already fixed are used up to 1 November 2026 and marked as estimated; yearly adjustments to prices and newer laws are missing, so today's minimum may be higher."
    ),
    gettext_noop("Unions of state and local public workers alone need not report."),
)
