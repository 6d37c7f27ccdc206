"""The release: its tables and columns in plain words, its manifest, and how to open one.

A release is a folder: `release.json` (the manifest), one Parquet file per table, `map/counties.json`.
The hall imports nothing of the records but this module.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from frombelow.records.faults import RecordsFault as RecordsFault  # for the hall, which knows no other module of ours
from frombelow.records.map_projection import project as project  # likewise, for the county map: where a site lies,
from frombelow.records.map_reading import CountyMap as CountyMap  # its borders,
from frombelow.records.map_reading import read_map as read_map
from frombelow.records.map_simplify import simplify as simplify  # and how they are straightened
from frombelow.records.staging import (
    AREA_OCCUPATION,
    COVERAGE,
    MEASURE,
    PLACE_NAME,
    PLAYER_VALUE,
    SECTOR,
    SECTOR_YEAR,
)
from frombelow.records.table import DAY, FLAG, REAL, TEXT, WHOLE, Column, Table

FORMAT = 1
BUNDLED = Path(__file__).parent / "bundled"

# measure -> (unit, what it says). Units: people, jobs, share (0..1), dollars, dollars_per_hour, flag, count, per_10k_jobs
MEASURES: dict[str, tuple[str, str]] = {
    "population": ("people", "People who live here"),
    "jobs": ("jobs", "Jobs, all sectors the source covers"),
    "mean_pay": ("dollars", "Mean pay of a private job, a year"),
    "labor_force": ("people", "People working or looking for work"),
    "unemployment_rate": ("share", "Share of the labor force without work"),
    "poverty_rate": ("share", "Share of people below the poverty line"),
    "income_per_person": ("dollars", "Personal income per person: pay, benefits, dividends and rents"),
    "share_black": ("share", "Share of people who are Black"),
    "share_hispanic": ("share", "Share of people who are Hispanic"),
    "share_women": ("share", "Share of people who are women"),
    "union_density": ("share", "Union members as a share of employees"),
    "union_coverage": ("share", "Employees covered by a union contract, as a share of employees"),
    "right_to_work": ("flag", "1 where a right-to-work law is in force"),
    "minimum_wage": ("dollars_per_hour", "Minimum wage"),
    "elections_held": ("count", "Union elections on record"),
    "elections_won": ("count", "Union elections won by a union"),
    "election_win_rate": ("share", "Share of decided elections that a union won"),
    "petitions_filed": ("count", "Election petitions on record"),
    "charges_filed": ("count", "Unfair-labor-practice charges on record"),
    "strikes": ("count", "Strikes and lockouts on record"),
    "contract_notices": ("count", "Contract notices on record"),
    "recognitions": ("count", "Voluntary recognitions on record"),
    "locals": ("count", "Union locals with an address here"),
    "wage_theft_back_wages": ("dollars", "Back wages found owed by the federal wage inspectors"),
    "median_hourly_wage": ("dollars_per_hour", "Median wage of all occupations"),
    "wage_claims": ("count", "Wage claims that workers filed with the state"),
    "wage_cases": ("count", "Cases in which the federal wage inspectors found a violation"),
    "osha_inspections": ("count", "Workplace inspections for safety and health"),
}

SOURCE = Table(
    "source",
    "A source card: who publishes it, under what licence, what it covers, what is wrong with it.",
    ("source_id",),
    (
        Column("source_id", TEXT, "short name", True),
        Column("title", TEXT, "what it is, in a few words", True),
        Column("publisher", TEXT, "who made it", True),
        Column("licence", TEXT, "terms", True),
        Column("citation", TEXT, "how to cite it", True),
        Column("link", TEXT, "the publisher's own page"),
        Column("covers", TEXT, "places and years", True),
        Column("faults", TEXT, "known faults, one sentence each, separated by newlines"),
        Column("extracted_on", DAY, "when the copy at hand was taken"),
        Column("status", TEXT, "loaded | not_loaded (no file at hand) | not_used", True),
        Column("reason", TEXT, "why it is not loaded or not used"),
        Column("rows_read", WHOLE, "rows in its files"),
        Column("rows_kept", WHOLE, "rows that reached the release"),
        Column("dropped", TEXT, "JSON: reason -> rows"),
    ),
)

PLACE = Table(
    "place",
    "A nation, state, county or metropolitan area.",
    ("place_id",),
    (
        Column("place_id", TEXT, "'us', 2-digit state FIPS, 5-digit county FIPS, or 'm' + CBSA code", True),
        Column("kind", TEXT, "nation | state | county | metro", True),
        Column("name", TEXT, "short name", True),
        Column("slug", TEXT, "unique word for addresses: durham-county-nc", True),
        Column("state", TEXT, "USPS code"),
        Column("parent_id", TEXT, "state of a county, 'us' for a state"),
        Column("metro_id", TEXT, "metropolitan area of a county"),
        Column("is_south", FLAG, "one of the sixteen Southern states or DC", True),
        Column("latitude", REAL, "degrees north"),
        Column("longitude", REAL, "degrees east"),
        Column("population", WHOLE, "people, newest figure at hand; orders search results"),
    ),
)

PLAYER = Table(
    "player",
    "A union body, employer, agency or community organization.",
    ("player_id",),
    (
        Column("player_id", TEXT, "'olms-…', 'ein-…', 'nat-…', 'agency-…', 'org-…', 'emp-…'", True),
        Column("kind", TEXT, "local | council | national_union | employer | agency | community | coalition", True),
        Column("name", TEXT, "the name people know it by", True),
        Column("slug", TEXT, "unique word for addresses", True),
        Column("affiliation_id", TEXT, "player_id of the national union it belongs to"),
        Column("affiliation_words", TEXT, "the affiliation as the register writes it"),
        Column("designation", TEXT, "OLMS code of its level: LU, BR, C …"),
        Column("number", TEXT, "its number, with suffix"),
        Column("unit_name", TEXT, "further name of the unit"),
        Column("category", TEXT, "kind of community organization"),
        Column("city", TEXT, "city"),
        Column("state", TEXT, "USPS code"),
        Column("zip", TEXT, "5 digits"),
        Column("place_id", TEXT, "county FIPS, where the address decides it"),
        Column("place_probability", REAL, "how sure the county is, 0..1"),
        Column("address_quality", TEXT, "filed | bargaining_office | mailing | directory | happenings | none"),
        Column("naics", TEXT, "employers: commonest 2-digit industry of their happenings"),
        Column("members", WHOLE, "members, as it reported"),
        Column("members_year", WHOLE, "year of that report"),
        Column("receipts", REAL, "dollars a year"),
        Column("receipts_year", WHOLE, "year of that report"),
        Column("founded_on", DAY, "date of founding"),
        Column("first_year", WHOLE, "first year it is on record"),
        Column("last_year", WHOLE, "last year it is on record"),
        Column("happenings", WHOLE, "happenings it took part in", True),
        Column("source_id", TEXT, "source of its identity", True),
    ),
)

PLAYER_NAME = Table(
    "player_name",
    "A spelling a player goes by.",
    ("player_id", "name", "source_id"),
    (
        Column("player_id", TEXT, "see player", True),
        Column("name", TEXT, "the spelling", True),
        Column("source_id", TEXT, "who spells it so", True),
        Column("rows", WHOLE, "how often", True),
        Column("first_year", WHOLE, "first year seen"),
        Column("last_year", WHOLE, "last year seen"),
    ),
)

SITE = Table(
    "site",
    "A place of work: an employer in a city.",
    ("site_id",),
    (
        Column("site_id", TEXT, "short name", True),
        Column("player_id", TEXT, "the employer", True),
        Column("name", TEXT, "the employer as written there", True),
        Column("city", TEXT, "city"),
        Column("state", TEXT, "USPS code"),
        Column("zip", TEXT, "5 digits"),
        Column("place_id", TEXT, "county FIPS"),
        Column("place_probability", REAL, "how sure the county is, 0..1"),
        Column("latitude", REAL, "degrees north (of the ZIP or city, never of a street address)"),
        Column("longitude", REAL, "degrees east"),
        Column("first_year", WHOLE, "first year on record"),
        Column("last_year", WHOLE, "last year on record"),
        Column("happenings", WHOLE, "happenings there", True),
    ),
)

HAPPENING = Table(
    "happening",
    "Something that happened, told once.",
    ("happening_id",),
    (
        Column("happening_id", TEXT, "the event_key made fit for an address", True),
        Column(
            "kind", TEXT, "election | petition | charge | recognition | strike | contract_notice | first_contract", True
        ),
        Column("case_number", TEXT, "NLRB number"),
        Column("case_type", TEXT, "RC, RD, RM, CA, CB …"),
        Column("happened_on", DAY, "its date"),
        Column("year", WHOLE, "year of that date"),
        Column("filed_on", DAY, "date filed"),
        Column("ended_on", DAY, "date closed, or end of a strike"),
        Column("expires_on", DAY, "when the contract expires"),
        Column("title", TEXT, "employer or case name; absent where it names a person"),
        Column("site_id", TEXT, "see site"),
        Column("place_id", TEXT, "county FIPS where known, else state FIPS"),
        Column("place_probability", REAL, "how sure the county is, 0..1"),
        Column("city", TEXT, "city"),
        Column("state", TEXT, "USPS code"),
        Column("naics", TEXT, "2-digit industry sector"),
        Column("size", WHOLE, "workers concerned"),
        Column("result", TEXT, "won | lost | tied | open | withdrawn | dismissed …"),
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
        Column("withheld", FLAG, "a private individual took part and is not named", True),
        Column("source_id", TEXT, "the telling that was kept", True),
        Column("source_row", TEXT, "file and row of that telling", True),
        Column("other_sources", TEXT, "other tellings of the same event: source_ids separated by blanks"),
    ),
)

PARTY = Table(
    "party",
    "A player's part in a happening.",
    ("happening_id", "role", "position"),
    (
        Column("happening_id", TEXT, "see happening", True),
        Column(
            "role", TEXT, "employer | union | charged_union | petitioner | intervenor | incumbent | participant", True
        ),
        Column("position", WHOLE, "order among the parties of that role", True),
        Column(
            "player_id", TEXT, "who it is, if the link is sure enough; ambiguous: the national union of all candidates"
        ),
        Column("name", TEXT, "as written; absent where withheld"),
        Column("status", TEXT, "matched | ambiguous | not_union | unknown | withheld", True),
        Column("probability", REAL, "of the link, 0..1"),
        Column("reason", TEXT, "why, in a sentence"),
        Column("candidates", TEXT, "player_ids it could be, separated by blanks"),
        Column("votes", WHOLE, "votes for this union"),
    ),
)

TIE = Table(
    "tie",
    "A tie between two players.",
    ("kind", "from_id", "to_id"),
    (
        Column("kind", TEXT, "belongs_to | represents | bargains_with | charged_by | struck | recognized_by", True),
        Column("from_id", TEXT, "player_id (the local, the union, the charged employer)", True),
        Column("to_id", TEXT, "player_id", True),
        Column("first_year", WHOLE, "first year on record"),
        Column("last_year", WHOLE, "last year on record"),
        Column("happenings", WHOLE, "how many happenings show it", True),
        Column("source_id", TEXT, "the first source that shows it", True),
    ),
)

OPENING = Table(
    "opening",
    "A reason to look at a place first. Points are before the weights, which belong to the reader.",
    ("opening_id",),
    (
        Column("opening_id", TEXT, "short name", True),
        Column("place_id", TEXT, "county FIPS", True),
        Column(
            "kind", TEXT, "narrow_loss | no_first_contract | repeated_charges | contract_expiring | open_sector", True
        ),
        Column("points", REAL, "0..1, strength of this reason by itself", True),
        Column("year", WHOLE, "year of the newest row behind it"),
        Column("player_id", TEXT, "the employer concerned"),
        Column("union_id", TEXT, "the union concerned"),
        Column("code", TEXT, "NAICS sector concerned"),
        Column("facts", TEXT, "JSON: the values its sentence needs", True),
        Column("rows", TEXT, "happening_ids behind it, separated by blanks"),
    ),
)

EMPLOYER_SECTOR = Table(
    "employer_sector",
    "A sector an employer may belong to, up to three an employer: the likeliest, and others of at least 0.05.",
    ("player_id", "position"),
    (
        Column("player_id", TEXT, "the employer", True),
        Column("position", WHOLE, "1 for the likeliest, to 3", True),
        Column("code", TEXT, "NAICS sector, as in the table sector", True),
        Column("probability", REAL, "of this sector, 0..1, in thousandths", True),
        Column(
            "basis",
            TEXT,
            "told (share of the rows that tell one; or NAICS names it) | predicted (from names, unions, units)",
            True,
        ),
    ),
)

CELL = Table(
    "cell",
    "A sector in a county: what its score is made of (methods.potential), as known on the last day of the release.",
    ("place_id", "code"),
    (
        Column("place_id", TEXT, "the county", True),
        Column("code", TEXT, "NAICS sector as in the table sector; 61-public for public schools and colleges", True),
        Column("workers", REAL, "workers; an estimate unless workers_status is reported", True),
        Column("workers_low", REAL, "at least so many", True),
        Column("workers_high", REAL, "at most so many", True),
        Column(
            "workers_status",
            TEXT,
            "reported | suppressed (shared out of what the county's total leaves) | estimated (shared out of the state's)",
            True,
        ),
        Column("pay", REAL, "mean pay in dollars a year"),
        Column("trade_pay", REAL, "the same in the nation"),
        Column(
            "area_pay",
            REAL,
            "mean pay of all private jobs around: of the metropolitan area, outside of one of the state's other counties",
        ),
        Column("density", REAL, "union members among the sector's workers in the state, 0..1"),
        Column("density_low", REAL, "lower end of its 95 % interval"),
        Column("density_high", REAL, "upper end of its 95 % interval"),
        Column("place_density", REAL, "union members among the workers of the county, or of the area around it, 0..1"),
        Column("place_density_low", REAL, "lower end of its 95 % interval"),
        Column("place_density_high", REAL, "upper end of its 95 % interval"),
        Column("place_density_of", TEXT, "whose figure that is: county | metro | state"),
        Column("trade_density", REAL, "union members among the sector's workers in the nation, 0..1"),
        Column("growth", REAL, "change of the sector's jobs in the state, a year"),
        Column("right_to_work", REAL, "1 where such a law is in force"),
        Column("share_of_color", REAL, "Black or Hispanic people among the county's, 0..1"),
        *(
            column
            for kind in ("petitions", "charges", "recognitions", "strikes")
            for column in (
                Column(
                    f"{kind}_times",
                    REAL,
                    f"{kind} a worker, as a multiple of the nation's; absent where they are not on record",
                ),
                Column(f"{kind}_error", REAL, "standard error of its natural logarithm"),
            )
        ),
        Column("won", REAL, "elections won, an older one counting less", True),
        Column("decided", REAL, "elections decided, an older one counting less", True),
    ),
)

TABLES = {
    table.name: table
    for table in (
        SOURCE, COVERAGE, PLACE, PLACE_NAME, MEASURE, SECTOR, PLAYER, PLAYER_NAME, PLAYER_VALUE,
        SITE, HAPPENING, PARTY, TIE, OPENING,
        EMPLOYER_SECTOR, SECTOR_YEAR, AREA_OCCUPATION, CELL,
    )
}  # fmt: skip
# Registers for the linking commands (`frombelow link …`); their columns belong to records/link/.
REGISTERS = ("union_register", "place_register")


@dataclass(frozen=True)
class Release:
    """An opened release: its folder and manifest."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def release_id(self) -> str:
        """Short hash of its content; the same input gives the same id."""
        return str(self.manifest["release_id"])

    def path(self, table: str) -> Path:
        """The Parquet file of a table."""
        return self.folder / f"{table}.parquet"


def open_release(folder: Path = BUNDLED) -> Release:
    """Open a release. Raises RecordsFault if it is not one, or is of another format."""
    manifest_path = folder / "release.json"
    try:
        manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RecordsFault(
            f"{folder} holds no release (release.json is missing). Build one with `frombelow records build`."
        ) from None
    except (ValueError, UnicodeDecodeError) as error:
        raise RecordsFault(f"{manifest_path} is damaged ({error}). Build the release again.") from error
    if manifest.get("format") != FORMAT:
        raise RecordsFault(
            f"{manifest_path}: this release has format {manifest.get('format')!r}, this program reads format {FORMAT}. "
            "Build it again with this version."
        )
    for name, entry in manifest.get("tables", {}).items():
        path = folder / f"{name}.parquet"
        if not path.is_file() or path.stat().st_size != entry["bytes"]:
            raise RecordsFault(f"{path} is missing or cut short. Build the release again.")
    return Release(folder, manifest)
