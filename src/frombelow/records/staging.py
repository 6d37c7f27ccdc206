"""The tables a source hands over after cleaning. The steps link, score and publish read only these.

Text is UTF-8, trimmed, never empty (absent instead). Dates outside 1930..2035 are absent and counted
as dropped. A private individual's name never gets this far: `name` stays absent and `withheld` is true.
"""

from frombelow.records.table import DAY, FLAG, REAL, TEXT, WHOLE, Column, Table

PLACE = Table(
    "place",
    "A nation, state, county or metropolitan area.",
    ("place_id",),
    (
        Column("place_id", TEXT, "'us', 2-digit state FIPS, 5-digit county FIPS, or 'm' + 5-digit CBSA code", True),
        Column("kind", TEXT, "nation | state | county | metro", True),
        Column("name", TEXT, "short name, as people say it: Durham County, North Carolina", True),
        Column("state", TEXT, "USPS code of the state (absent for the nation and for metros)"),
        Column("parent_id", TEXT, "state of a county, 'us' for a state"),
        Column("metro_id", TEXT, "the metropolitan area a county belongs to, 'm' + CBSA code"),
        Column("is_south", FLAG, "one of the sixteen Southern states (Census South region) or DC", True),
        Column("latitude", REAL, "degrees north"),
        Column("longitude", REAL, "degrees east (negative in the United States)"),
    ),
)

PLACE_NAME = Table(
    "place_name",
    "A word people use for a place: a city, a ZIP code, another spelling.",
    ("name", "state", "place_id", "kind"),
    (
        Column("name", TEXT, "the word, in ordinary capitals: Durham, 27701", True),
        Column("kind", TEXT, "county | state | metro | city | zip | alias", True),
        Column("state", TEXT, "USPS code"),
        Column("place_id", TEXT, "the place it leads to", True),
        Column("weight", REAL, "people (or a stand-in for them) reached by this word here; orders search results"),
    ),
)

MEASURE = Table(
    "measure",
    "One number about a place.",
    ("place_id", "measure", "year"),
    (
        Column("place_id", TEXT, "see place", True),
        Column("measure", TEXT, "a measure named in release_format.MEASURES", True),
        Column("year", WHOLE, "the year it speaks of (the last one, if several are pooled)", True),
        Column("value", REAL, "the value, in the unit of the measure; absent unless status is reported or estimated"),
        Column("low", REAL, "lower end of the 95 % interval"),
        Column("high", REAL, "upper end of the 95 % interval"),
        Column("observations", WHOLE, "respondents behind it, where it is a sample"),
        Column("status", TEXT, "reported | estimated | suppressed", True),
        Column("note", TEXT, "one sentence a reader needs (years pooled, wider area used)"),
        Column("source_id", TEXT, "see source", True),
    ),
)

SECTOR = Table(
    "sector",
    "One industry or occupation in a place: jobs, pay, union density.",
    ("place_id", "scheme", "code"),
    (
        Column("place_id", TEXT, "see place", True),
        Column(
            "scheme",
            TEXT,
            "naics (industry sector) | naics_detail | supersector | cps_industry | soc (occupation)",
            True,
        ),
        Column("code", TEXT, "code in that scheme", True),
        Column("title", TEXT, "its English title", True),
        Column("level", WHOLE, "1 = broadest", True),
        Column("parent_code", TEXT, "the broader code it belongs to"),
        Column("jobs", REAL, "jobs; absent when suppressed"),
        Column("jobs_status", TEXT, "reported | suppressed | not_loaded", True),
        Column("establishments", WHOLE, "workplaces or firms"),
        Column("pay", REAL, "mean pay in dollars a year; absent when suppressed"),
        Column("pay_status", TEXT, "reported | suppressed | not_loaded", True),
        Column("year", WHOLE, "year of jobs and pay"),
        Column("source_id", TEXT, "source of jobs and pay"),
        Column("density", REAL, "union members as a share of employees, 0..1"),
        Column("density_low", REAL, "lower end of its 95 % interval"),
        Column("density_high", REAL, "upper end of its 95 % interval"),
        Column("density_observations", WHOLE, "respondents behind it"),
        Column("density_basis", TEXT, "whose density it is: place_id it was measured in, and 'pooled' if pooled"),
        Column("density_year", WHOLE, "last year pooled"),
        Column("density_source_id", TEXT, "source of the density"),
    ),
)

SECTOR_YEAR = Table(
    "sector_year",
    "Jobs of a broad sector of a state in one year, to see whether it grows.",
    ("place_id", "code", "year"),
    (
        Column("place_id", TEXT, "the state", True),
        Column("code", TEXT, "supersector of the payroll survey", True),
        Column("year", WHOLE, "annual average of this year", True),
        Column("jobs", REAL, "jobs on payrolls", True),
        Column("source_id", TEXT, "see source", True),
    ),
)

AREA_OCCUPATION = Table(
    "area_occupation",
    "An occupation in an area that is no place of the release: the countryside of a state, and metropolitan areas of other borders.",
    ("area_code", "code"),
    (
        Column("area_code", TEXT, "code of the occupation survey", True),
        Column("area_title", TEXT, "its name", True),
        Column("state_id", TEXT, "FIPS of the (first) state", True),
        Column("code", TEXT, "occupation (SOC 2018)", True),
        Column("title", TEXT, "its English title", True),
        Column("level", WHOLE, "1 = major group", True),
        Column("jobs", REAL, "jobs; absent when suppressed"),
        Column("pay", REAL, "mean pay in dollars a year; absent when suppressed"),
        Column("year", WHOLE, "year of jobs and pay", True),
        Column("source_id", TEXT, "see source", True),
    ),
)

PLAYER = Table(
    "player",
    "A player known from a register: a union body or a community organization.",
    ("player_id",),
    (
        Column(
            "player_id",
            TEXT,
            "'olms-' + file number, 'ein-' + EIN, 'nat-' + affiliation slug, 'agency-' or 'org-' + slug",
            True,
        ),
        Column("kind", TEXT, "local | council | national_union | agency | community | coalition", True),
        Column("name", TEXT, "the name people know it by", True),
        Column("affiliation", TEXT, "player_id of the national union it belongs to"),
        Column("affiliation_words", TEXT, "the affiliation as the register writes it"),
        Column("designation", TEXT, "local union, branch, council … (OLMS code: LU, BR, C …)"),
        Column("number", TEXT, "its number, with suffix"),
        Column("unit_name", TEXT, "the register's further name of the unit"),
        Column("category", TEXT, "kind of community organization"),
        Column("city", TEXT, "city"),
        Column("state", TEXT, "USPS code"),
        Column("zip", TEXT, "5 digits"),
        Column("address_quality", TEXT, "filed | bargaining_office | mailing | directory | none"),
        Column("members", WHOLE, "members, as it reported; never summed across levels of a union"),
        Column("members_year", WHOLE, "year of that report"),
        Column("receipts", REAL, "dollars a year"),
        Column("receipts_year", WHOLE, "year of that report"),
        Column("founded_on", DAY, "date of founding"),
        Column("source_id", TEXT, "see source", True),
    ),
)

PLAYER_NAME = Table(
    "player_name",
    "A spelling a registered player goes by.",
    ("player_id", "name", "source_id"),
    (
        Column("player_id", TEXT, "see player", True),
        Column("name", TEXT, "the spelling", True),
        Column("source_id", TEXT, "who spells it so", True),
    ),
)

PLAYER_VALUE = Table(
    "player_value",
    "One dated value about a player, with its source.",
    ("player_id", "field", "as_of", "source_id"),
    (
        Column("player_id", TEXT, "see player", True),
        Column(
            "field", TEXT, "members | receipts | assets | disbursements | dues | founded | address | category …", True
        ),
        Column("value", TEXT, "the value as text", True),
        Column("as_of", DAY, "the date it speaks of"),
        Column("source_id", TEXT, "see source", True),
    ),
)

HAPPENING = Table(
    "happening",
    "Something that happened, as one source tells it. The link step joins tellings with the same event_key.",
    ("source_id", "source_row"),
    (
        Column("source_id", TEXT, "see source", True),
        Column("source_row", TEXT, "file and row, so that anyone can look it up", True),
        Column(
            "event_key",
            TEXT,
            "the same for every telling of one event, e.g. 'election:01-RC-020986:A:2008-05-01'",
            True,
        ),
        Column(
            "kind", TEXT, "election | petition | charge | recognition | strike | contract_notice | first_contract", True
        ),
        Column("case_number", TEXT, "NLRB number, serial padded to six digits: 01-RC-020986"),
        Column("case_type", TEXT, "RC, RD, RM, CA, CB …"),
        Column(
            "happened_on",
            DAY,
            "election: tally; petition, charge: filed; strike: start; notice: notice; recognition: date",
        ),
        Column("filed_on", DAY, "date filed"),
        Column("ended_on", DAY, "date closed, or end of a strike"),
        Column("expires_on", DAY, "contract notices: when the contract expires"),
        Column("title", TEXT, "employer or case name as written (absent where it names a person)"),
        Column("city", TEXT, "city of the workplace"),
        Column("state", TEXT, "USPS code"),
        Column("zip", TEXT, "5 digits"),
        Column("county_fips", TEXT, "5 digits, only where the source itself codes the county"),
        Column("naics", TEXT, "industry, 2 to 6 digits"),
        Column("size", WHOLE, "workers concerned: eligible voters, unit size, workers idled"),
        Column(
            "result",
            TEXT,
            "election: won | lost | tied | open; petition: withdrawn | dismissed | …; absent if not told",
        ),
        Column("eligible", WHOLE, "eligible voters"),
        Column("votes_for", WHOLE, "votes for all unions together"),
        Column("votes_against", WHOLE, "votes against"),
        Column("challenged", WHOLE, "challenged ballots"),
        Column("void", WHOLE, "void ballots"),
        Column("mode", TEXT, "manual | mail | mixed | electronic"),
        Column("tally_type", TEXT, "initial | rerun | runoff | revised …"),
        Column("unit_text", TEXT, "the bargaining unit in words"),
        Column("detail", TEXT, "allegations separated by ' | ', or the reason closed"),
        Column("status", TEXT, "open | closed, as last seen"),
        Column("as_of", DAY, "when the source was last seen to say so"),
        Column("withheld", FLAG, "a party or the title was a private individual and is not named", True),
    ),
)

PARTY = Table(
    "party",
    "Someone named in a happening, as one source writes it.",
    ("source_id", "source_row", "role", "position"),
    (
        Column("source_id", TEXT, "see source", True),
        Column("source_row", TEXT, "the happening's source_row", True),
        Column("position", WHOLE, "order among the parties of that role", True),
        Column(
            "role", TEXT, "employer | union | charged_union | petitioner | intervenor | incumbent | participant", True
        ),
        Column("kind_hint", TEXT, "employer | union | unknown", True),
        Column("name", TEXT, "as written; absent where withheld"),
        Column("withheld", FLAG, "a private individual: counted, not named", True),
        Column("city", TEXT, "the party's own city, where given"),
        Column("state", TEXT, "USPS code"),
        Column("zip", TEXT, "5 digits"),
        Column("street", TEXT, "used for matching only, never published"),
        Column("votes", WHOLE, "votes for this union"),
    ),
)

COVERAGE = Table(
    "coverage",
    "Which kinds of rows a source holds for which state and period; what is not listed is *not loaded*.",
    ("source_id", "kind", "state"),
    (
        Column("source_id", TEXT, "see source", True),
        Column("kind", TEXT, "a kind of happening or player, a measure, or 'sectors'", True),
        Column("state", TEXT, "USPS code, or 'us' for the whole country", True),
        Column("first_on", DAY, "first day covered"),
        Column("last_on", DAY, "last day covered"),
        Column("complete", FLAG, "true: a census of what it covers; false: a sample or a stub", True),
        Column("note", TEXT, "holes a reader should know"),
    ),
)

TABLES = {
    table.name: table
    for table in (
        PLACE, PLACE_NAME, MEASURE, SECTOR, SECTOR_YEAR, AREA_OCCUPATION, PLAYER, PLAYER_NAME, PLAYER_VALUE, HAPPENING, PARTY,
        COVERAGE,
    )
}  # fmt: skip
