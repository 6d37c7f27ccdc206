"""What a release says in English, gathered for translation: titles of sources, notes, faults, reasons, kinds.

A sentence that is not here stands on a Spanish page as it is, marked as English (see `told`).
"""

from django.utils.translation import gettext_noop

SENTENCES = (
    # titles of sources
    gettext_noop("Activity codes of tax-exempt organizations (NTEE)"),
    gettext_noop("All tax-exempt organizations of the states at hand"),
    gettext_noop("Back wages found owed by federal wage inspectors, by county"),
    gettext_noop("Case numbers 1978–2024"),
    gettext_noop("Case pages with allegations and participants"),
    gettext_noop("Certifications of the Illinois Labor Relations Board"),
    gettext_noop("Chapters of the Democratic Socialists of America"),
    gettext_noop("Charges against employers 1975–2024, with city"),
    gettext_noop("Charges and petitions by state and quarter, 2013–2024"),
    gettext_noop("Cities and ZIP codes, and the counties they lie in"),
    gettext_noop("Code tables of the CHIPS system"),
    gettext_noop("Community organizations, labor councils and public workers' unions"),
    gettext_noop("Contract notices (F-7), fiscal year 2004 and nine months 2020–2024"),
    gettext_noop("Counties, states and metropolitan areas"),
    gettext_noop("County profile: population, race, sex, poverty and income"),
    gettext_noop("Data dictionary of the live sources"),
    gettext_noop("Decisions in open cases, 2024–2026"),
    gettext_noop("Election cases 1969–2024: numbers and dates"),
    gettext_noop("Election cases closed in fiscal years 2009–2011 (case files)"),
    gettext_noop("Election cases in Alabama, Mississippi and North Carolina, 2022–2026"),
    gettext_noop("Elections of Regions 4 and 6, 1998–2023"),
    gettext_noop("First contracts reached, 2021–2022"),
    gettext_noop("Hard names: unions a parser missed, strings that are no unions, numbers by abbreviation"),
    gettext_noop("Immigrant organizations of New York City"),
    gettext_noop("Jobs and pay by occupation, and by industry for the nation"),
    gettext_noop("Jobs and workplaces of metropolitan areas by industry"),
    gettext_noop("Jobs of counties, all private sectors together"),
    gettext_noop("Jobs of the states by supersector, 2015–2025"),
    gettext_noop("Jobs, firms and pay by county and industry sector"),
    gettext_noop("Labelled pairs and names for testing the linking"),
    gettext_noop("Labor force and unemployment of counties"),
    gettext_noop("Minimum wages: federal, state, county and city"),
    gettext_noop("Movement groups of 2016"),
    gettext_noop("NLRB cases since 2010, nightly"),
    gettext_noop("Offices of the National Labor Relations Board"),
    gettext_noop("Open cases on 12 November 2021 (case search)"),
    gettext_noop("Protest events January to March 2025"),
    gettext_noop("Protests after the killing of George Floyd, May to July 2020"),
    gettext_noop("Recent filings, June 2025 to April 2026"),
    gettext_noop("Region 4 (Philadelphia) cases filed January to August 2026"),
    gettext_noop("Register of union bodies: locals, councils and national unions"),
    gettext_noop("Right-to-work laws of the states"),
    gettext_noop("Single-union elections 1994–2021 with filing dates"),
    gettext_noop("Starbucks elections and cases to March 2023"),
    gettext_noop("Strikes and lockouts 1981–2020"),
    gettext_noop("Union density of the states, 1974–2011"),
    gettext_noop("Union elections 1999–2010 (case files of the agency)"),
    gettext_noop("Union elections 2017–2021 with election mode and unit text"),
    gettext_noop("Union elections, fiscal years 2011–2022 (yearly reports)"),
    gettext_noop(
        "Union members as a share of employees: states, metropolitan areas, counties, and industries of states"
    ),
    gettext_noop("Voluntary recognitions 2007–2009 and 2020–2024"),
    gettext_noop("Wage claims filed in Virginia, by county"),
    gettext_noop("Wage claims filed with state labor departments"),
    gettext_noop("What union bodies reported for fiscal year 2021: members, money, dues"),
    gettext_noop("ZIP codes and the counties they touch, March 2018"),
    # what sources cover
    gettext_noop("2,933 counties, all cases in the extract up to June 2016"),
    gettext_noop("every region, filed 1978 to 2023; a sample of 4,260 cases"),
    gettext_noop("Illinois, public employers, fiscal years 2010 to 2022 as far as the tables could be read"),
    gettext_noop("207 chapters, national, by the ZIP codes they serve, September 2023"),
    gettext_noop("every state; charges (CA) filed 1975 to February 2024 at employers where a petition was filed too"),
    gettext_noop(
        "22,010 places and 41,966 ZIP codes of the fifty states, the District of Columbia and Puerto Rico; post offices also of the other territories"
    ),
    gettext_noop(
        "AK AL AR CT DC DE HI ID KS KY LA ME MS MT ND NE NH NM NV OK RI SD UT VT WV WY and the territories; of California only a stub"
    ),
    gettext_noop(
        "every state; October 2003 to September 2004, then August and December 2020, April, August and December 2021, April and August 2022, April 2023, April 2024"
    ),
    gettext_noop(
        "Every county and county equivalent of the fifty states, the District of Columbia, Puerto Rico and the four other inhabited territories; 384 metropolitan areas"
    ),
    gettext_noop(
        "every county of the fifty states and DC but Kalawao, Hawaii; population 2010–2019, the rest 2018 or 2019"
    ),
    gettext_noop("every state; cases with a decision or brief between 2024 and 2026 that were still open"),
    gettext_noop("every state, cases filed 1969 to April 2024"),
    gettext_noop("every state, cases closed October 2008 to September 2011"),
    gettext_noop("Alabama, Mississippi, North Carolina; complete for cases filed from October 2022 to August 2026"),
    gettext_noop("Pennsylvania, southern New Jersey, Delaware, northern West Virginia; to April 2023"),
    gettext_noop("every state; cases received in 2021 and 2022 in which a first contract was agreed"),
    gettext_noop("123 organizations in the five boroughs, about 2018"),
    gettext_noop(
        "the nation, 54 states and territories, 384 metropolitan areas by occupation; the nation by industry; May 2025, all employers, no self-employed"
    ),
    gettext_noop(
        "384 metropolitan areas of the 2018 delineation, 2018; private workplaces with employees, no government, no railroads"
    ),
    gettext_noop("3,140 counties, about 2018, workplaces with employees; no government, no railroads"),
    gettext_noop(
        "50 states, DC, Puerto Rico and the Virgin Islands, annual averages 2015–2025; jobs on payrolls, government included, farms not"
    ),
    gettext_noop("firms with employees in 3,140 counties, 2017; no government, no farms, no railroads"),
    gettext_noop("every county, annual averages 2000–2020 (2010–2020 are kept; Puerto Rico to 2019)"),
    gettext_noop("the nation, fifty states, DC, and 61 counties, cities and regions, as known at the end of 2022"),
    gettext_noop("the 26 regions"),
    gettext_noop("every state; charges and petitions open on that day, filed 2010 to 2021"),
    gettext_noop("every state, filed 12 June 2025 to 30 April 2026; measured at 97 % of what was filed"),
    gettext_noop("eastern Pennsylvania, southern New Jersey, Delaware; filed 2 January to 20 August 2026"),
    gettext_noop(
        "34,937 file numbers, private sector, federal and postal unions, defunct bodies included; addresses of 9,899"
    ),
    gettext_noop("fifty states and DC, as the law stood in 2025"),
    gettext_noop("every state, mostly ballots tallied 2007 to March 2021; one union on the ballot"),
    gettext_noop("every state; Starbucks stores, filed August 2021 to March 2023"),
    gettext_noop("every state; October 1981 to December 2020"),
    gettext_noop("fifty states, 1974–2011"),
    gettext_noop("every state, ballots tallied March 1999 to April 2010 (a handful earlier)"),
    gettext_noop("every state, ballots tallied January 2017 to November 2021"),
    gettext_noop("every state, elections closed October 2010 to September 2022"),
    gettext_noop(
        "51 states by year 2016–2020; 280 counties, 260 metropolitan areas and up to 262 industries of each state, 2016–2020 pooled"
    ),
    gettext_noop("every state; October 2007 to September 2009 and July 2020 to October 2024"),
    gettext_noop("Virginia, claims opened 2014-08 to 2019-03"),
    gettext_noop("21 states, mostly 2010 to mid-2022"),
    gettext_noop("4,804 reports of fiscal years that ended between July 2020 and November 2021"),
    # notes to figures and coverage
    gettext_noop("Years differ by state."),
    gettext_noop("Region 4 of the agency only."),
    gettext_noop("Cases by date of filing."),
    gettext_noop("Regions 4 and 6 of the agency only."),
    gettext_noop("Starbucks only."),
    gettext_noop("Names of all registered bodies; addresses of 28 of 100, members of 11 of 100."),
    gettext_noop("May 2025."),
    gettext_noop("A sample survey."),
    gettext_noop("Reports received by 5 November 2021."),
    gettext_noop("Public employers; rows that could be read from the tables of the state board."),
    gettext_noop("Private firms with employees."),
    gettext_noop("Only cases with a decision or brief."),
    gettext_noop("Only cases still open on 12 November 2021."),
    gettext_noop("Only cases of employers with both a charge and a petition."),
    gettext_noop("Hole from 1 October to mid November 2025, thin in February 2026; about 97 % of the rest."),
    gettext_noop("Cases by the date they were closed."),
    gettext_noop("A sample of cases, not a census."),
    gettext_noop("Stoppages the federal mediators recorded; nothing after 2020."),
    gettext_noop("Private workplaces with employees; no pay."),
    gettext_noop("Nothing from October 2009 to June 2020; the notices of 2007–2009 tell no place."),
    gettext_noop("Jobs in private workplaces, about 2018: the compiler does not state the year."),
    gettext_noop("Fiscal year 2004 and nine single months from August 2020 to April 2024."),
    gettext_noop("First contracts in which a federal mediator took part."),
    gettext_noop("Elections with one union on the ballot."),
    gettext_noop("Elections by the date their case was closed."),
    gettext_noop("Elections by date of tally."),
    gettext_noop("Elections by date of tally, with the way of voting."),
    gettext_noop("Closes at the end of 2022; fixed later steps are used."),
    gettext_noop("Claims opened August 2014 to March 2019."),
    gettext_noop("Chapters of one organization."),
    gettext_noop("As of October 2022."),
    gettext_noop("All cases in the extract up to June 2016 together."),
    gettext_noop("A stub of 3 % of the state's file."),
    gettext_noop("A chosen list for New York City only."),
    gettext_noop("Added up over its counties."),
    gettext_noop("Averaged over its counties by their labor force."),
    gettext_noop("Averaged over its counties by their people."),
    gettext_noop("Personal income per person, benefits and dividends included; not the median of households."),
    gettext_noop(
        "Personal income per person, averaged over its counties by their people; not the median of households."
    ),
    gettext_noop(
        "Union locals with an address here, as last known; an address is often an office, not where the members are."
    ),
    gettext_noop("Published without an interval."),
    gettext_noop("The federal minimum."),
    gettext_noop("Federal minimum."),
    gettext_noop("State law."),
    gettext_noop("Sample survey."),
    gettext_noop("May 2025, all occupations."),
    gettext_noop("May 2025, all employers, government included."),
    gettext_noop("A step that state law had fixed before 2023; newer laws are missing."),
    gettext_noop("The sixteen Southern states and DC together."),
    gettext_noop("From the figures of the fifty states and DC."),
    gettext_noop("Until July to October 2022."),
    gettext_noop("All claims on record; the state gave no dates."),
    gettext_noop("Constitutional amendment 2022 bars right-to-work laws."),
    # kinds of organizations and of counts
    gettext_noop("community improvement"),
    gettext_noop("housing"),
    gettext_noop("civil rights and advocacy"),
    gettext_noop("youth"),
    gettext_noop("environment"),
    gettext_noop("ethnic and immigrant center"),
    gettext_noop("employment"),
    gettext_noop("community organizing"),
    gettext_noop("job training"),
    gettext_noop("leadership"),
    gettext_noop("worker center or worker justice"),
    gettext_noop("migration and refugees"),
    gettext_noop("initial"),
    gettext_noop("rerun"),
    gettext_noop("second"),
    gettext_noop("revised initial"),
    gettext_noop("revised second"),
    gettext_noop("third"),
    gettext_noop("fourth"),
    gettext_noop("revised rerun"),
    gettext_noop("revised third"),
    gettext_noop("runoff"),
    gettext_noop("revised runoff"),
    gettext_noop("fifth"),
    # what is wrong with sources
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
)

# {names} stand for what differs from row to row
PATTERNS = (
    gettext_noop("Counted from {first} to {last}."),
    gettext_noop("Counted from {first} to {last}; complete for the country from {full_first} to {full_last}."),
    gettext_noop("Counted from {first} to {last}; from samples, so more happened than is counted."),
    gettext_noop("{number} of them could not be placed in a county."),
    gettext_noop("Sample survey, {first}–{last} pooled."),
    gettext_noop("Law of about {year}."),
    gettext_noop("Not measured for this county: the figure is that of {place} (state)."),
    gettext_noop(
        "Not measured for this county: the figure is that of {place} (metropolitan area, {first}–{last} pooled)."
    ),
    gettext_noop("{number} of the sixteen Southern states and DC together."),
    gettext_noop("Higher in: {cities}."),
    gettext_noop("The name the cluster is known by."),
    gettext_noop("Union and number stand for {body}."),
    gettext_noop("Union and number stand for {body}; its address is in {state} too."),
    gettext_noop("Union and number stand for {body}, the best of {number} that bear it."),
    gettext_noop(
        "Union and number stand for {body}, the best of {number} that bear it; its address is in {state} too."
    ),
    gettext_noop("Union and number stand for {body}; but its address is in {state}, not {other}."),
    gettext_noop("The same name ({name}); the same city."),
    gettext_noop("The same name ({name}); another city of the state."),
    gettext_noop("The same name ({name}); different states."),
    gettext_noop("The same name ({name}); the places cannot be compared."),
    gettext_noop("The same name, spelled otherwise ({name}); the same city."),
    gettext_noop("The same name, spelled otherwise ({name}); another city of the state."),
    gettext_noop("The same name, spelled otherwise ({name}); different states."),
    gettext_noop("One name stands in the other ({name}); the same city."),
    gettext_noop("One name stands in the other ({name}); another city of the state."),
    gettext_noop("One name stands in the other ({name}); different states."),
    gettext_noop("One name stands in the other, but it says little ({name}); the same city."),
    gettext_noop("The register has no body {number} of {union}."),
    gettext_noop("The name is that of {body}."),
    gettext_noop("{union} is named without a number; it has {number} bodies."),
    gettext_noop("{number} bodies fit the name, {one} and {another} among them; the place does not decide."),
    gettext_noop("It reads as a union, but the register has none like it."),
    gettext_noop("It reads as a union; the nearest name in the register is {body}."),
    gettext_noop("Nothing in it names a union."),
    gettext_noop("The name is like that of {body}, not surely the same."),
    gettext_noop("The name holds the numbers of several locals."),
)
