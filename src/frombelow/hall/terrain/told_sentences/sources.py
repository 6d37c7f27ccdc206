"""Titles of sources, what they cover, and why some are not used or not loaded."""

from django.utils.translation import gettext_noop

SENTENCES = (
    # titles
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
    gettext_noop("Cases of the federal wage inspectors, by county"),
    gettext_noop("Community organizations, labor councils and public workers' unions, state by state"),
    gettext_noop("Inspections of workplaces, by county and year"),
    gettext_noop("Jobs and pay by county and industry sector, yearly"),
    gettext_noop("Union bodies and their yearly reports: address, members, money, dues"),
    # what they cover
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
    gettext_noop("1,802 strings, 2,153 names, 27,432 keys"),
    gettext_noop("207 groups by state, 2016"),
    gettext_noop("354,613 organizations of 29 states and the territories; of California a stub"),
    gettext_noop("5,176 events, 20 January to 31 March 2025, those the selector counts as left-leaning"),
    gettext_noop("53,962 pairs of ZIP code and county, whole country, 2018"),
    gettext_noop("54 states and territories, first quarter of 2013 to fourth quarter of 2024"),
    gettext_noop("6,922 days of a city, 26 May to 6 July 2020"),
    gettext_noop("617 codes"),
    gettext_noop("codes of cases before 2000"),
    gettext_noop("every county, state and metropolitan area; jobs covered by unemployment insurance, about 95 of 100"),
    gettext_noop("every region, 450,908 case numbers 1978 to March 2024"),
    gettext_noop("every state and county, closed cases since fiscal year 2005 (a few older)"),
    gettext_noop("every state and county, inspections opened in whole years since 2010, federal and state programs"),
    gettext_noop(
        "every state, bodies that reported in the years fetched (about 22,000 a year), private sector, federal and postal unions"
    ),
    gettext_noop("every state, cases since 2010, with elections, tallies, participants and allegations"),
    gettext_noop("samples: 200 union names, 199 pairs of F-7 and OLMS, 129 pairs of employers"),
    gettext_noop("tables and columns of fourteen live databases"),
    gettext_noop("the states whose file was fetched, all 50 and DC and Puerto Rico if none was named"),
    # why they are not used
    gettext_noop(
        "A compiled text without a licence; the categories of irs_bmf are named in our own words and the bare code is shown."
    ),
    gettext_noop(
        "Churches, clubs, foundations and the like are no part of a place's labor terrain; the organizations that are stand in irs_bmf."
    ),
    gettext_noop(
        "Examples for testing the linking of union names; the file numbers they lead to stand in olms_register."
    ),
    gettext_noop(
        "Ground truth for the benchmarks of the linking; it tells nothing about a place and enters no release."
    ),
    gettext_noop(
        "It describes layouts and holds no records; the loaders of `frombelow records fetch` were written after it."
    ),
    gettext_noop(
        "It holds numbers only (no date, name or place), so it adds nothing to a release; nlrb_r_cases tells the same of election cases with their dates."
    ),
    gettext_noop(
        "Its licence is not stated and its periods and themes carry the author's labels; counts of a state cannot be laid beside the single cases of the other files without counting twice."
    ),
    gettext_noop(
        "No case of that system is at hand with its codes; the later system (CATS) uses other numbers for the same unions."
    ),
    gettext_noop(
        "Six weeks of one movement, merged from five lists whose terms differ (one a newspaper's); no measure of a place's labor terrain."
    ),
    gettext_noop(
        "Ten weeks chosen by political leaning; counted by county they would look like the place's protests and are not, and no licence allows the events' texts to be shipped."
    ),
    gettext_noop(
        "Ten years old and by state only, so no group could be shown in a place, nor that it still exists; the descriptions are others' texts."
    ),
    gettext_noop(
        "The file carries no licence, and the licensed list in geo_names says the same for all but a few ZIP codes."
    ),
)

PATTERNS = (
    gettext_noop(
        "{file} is not in the folder of raw records. `frombelow records fetch {source} --to FOLDER` brings it, for people with internet."
    ),
)
