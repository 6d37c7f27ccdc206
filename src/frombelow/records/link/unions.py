"""The table `union_register`: every union body of the OLMS register, with the places and spellings it goes by.

Sources: the OLMS gazetteer (file numbers, labels, levels, numbers), the LM reports of 2021 (unit names,
addresses), the located locals (addresses drawn from Teamsters reports and F-7 notices), and the F-7 link
rows (spellings, made by machine: only those scored above 0.9 that hold the body's number are taken, or,
for councils and other bodies without a number, those that name its union and more than that; these tell
where such a body bargains, too).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from frombelow.methods.linkage.unions import Register
from frombelow.methods.linkage.unions.affiliations import CODE_OF_LABEL
from frombelow.methods.linkage.unions.bodies import name_words
from frombelow.methods.linkage.unions.lexicon import COMMON, STRUCTURAL, Lexicon, akin, national_words
from frombelow.methods.linkage.unions.reading import read
from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.table import TEXT, WHOLE, Column, Table

TEXTS = pa.list_(pa.string())
UNION_REGISTER = Table(
    "union_register",
    "A union body of the OLMS register, with every form and place it is on record with.",
    ("f_num",),
    (
        Column("f_num", TEXT, "OLMS file number", True),
        Column("labels", TEXTS, "affiliation, as OLMS writes it; the commonest first", True),
        Column("levels", TEXTS, "OLMS level code (LU, BR, DC …), one a form", True),
        Column("numbers", TEXTS, "number, one a form; 0 where it has none", True),
        Column("prefixes", TEXTS, "number of its district, one a form; empty where none", True),
        Column("suffixes", TEXTS, "letters after the number, one a form; empty where none", True),
        Column("unit_name", TEXT, "further name of the unit (LM report 2021)"),
        Column("states", TEXTS, "USPS codes of its addresses, likeliest first", True),
        Column("cities", TEXTS, "cities of its addresses, upper case", True),
        Column("located_by", TEXT, "olms_lm_2021 | teamsters_olms | fmcs_f7_link, absent if no address is known"),
        Column("spellings", TEXTS, "names in use without their numbers (F-7 notices)", True),
        Column(
            "seen", WHOLE, "spellings linked to it and reports filed in 2021: above 0, it is or was active lately", True
        ),
    ),
)
GAZETTEER = "labor_union_parser/olms_gazetteer.parquet"
REPORTS = "olms_lm/lm_data_data_2021.parquet"
LOCATED = "union_locals_derived/union_locals.parquet"
SPELLED = "fmcs_f7/link_units.parquet"
SURE = 0.9  # link score above which a spelling is taken
Bodies = dict[str, dict[str, list[str]]]
Spoken = tuple[str, str, str]  # a name in use, the city and the state beside it
Place = tuple[tuple[str, ...], tuple[str, ...]]  # states and cities, likeliest first
OWN_NUMBERS = re.compile(r"(?<!council )(?<!district )(?<![\d-])[#-]?\d[\d-]*")
DIGITS = re.compile(r"\d+")


def build_union_register(folder: Path) -> pa.Table:
    """Build the table from a folder of raw records; the same files give the same table.

    Raises SourceAbsent without the gazetteer; the other three files add what they have.
    """
    bodies = _gazetteer(folder)
    units, reports = _units(folder)
    spoken = _spoken(folder, bodies, units)
    spellings = {f_num: {wording(name) for name, _, _ in told} for f_num, told in spoken.items()}
    seen = reports + Counter({f_num: len(told) for f_num, told in spoken.items()})
    places, located = _places(folder)
    for f_num, place in _offices(bodies, spoken).items():
        if f_num not in located:
            places[f_num], located[f_num] = place, "fmcs_f7_link"
    rows = []
    for f_num in sorted(bodies, key=lambda f: (len(f), f)):
        states, cities = places.get(f_num, ((), ()))
        rows.append(
            {
                "f_num": f_num,
                **bodies[f_num],
                "unit_name": units.get(f_num),
                "states": list(states),
                "cities": list(cities),
                "located_by": located.get(f_num),
                "spellings": sorted(spellings.get(f_num, ())),
                "seen": seen[f_num],
            }
        )
    return UNION_REGISTER.fit(pa.Table.from_pylist(rows, schema=UNION_REGISTER.schema), "union_register")


def load_register(table: pa.Table) -> Register:
    """The register, ready to match against."""
    return Register.from_rows(table.to_pylist())


def write_register(table: pa.Table, path: Path) -> None:
    """Write the table as Parquet with fixed settings: equal tables give equal bytes."""
    pq.write_table(table, path, compression="zstd", compression_level=19, store_schema=False)


def _rows(folder: Path, name: str, columns: list[str]) -> list[dict[str, Any]]:
    path = folder / name
    if not path.is_file():
        return []
    try:
        return list(pq.read_table(path, columns=columns).to_pylist())
    except (pa.ArrowInvalid, pa.ArrowKeyError, KeyError, OSError) as error:
        raise RecordsFault(f"{name} cannot be read: {str(error).splitlines()[0]}. Fetch the file again.") from error


def _gazetteer(folder: Path) -> Bodies:
    rows = _rows(folder, GAZETTEER, ["f_num", "union_name", "desig_name", "desig_num", "prefix", "suffix"])
    if not rows:
        raise SourceAbsent(
            f"{GAZETTEER} is not in {folder}. Put the file there: without it there is no union register."
        )
    forms: dict[str, set[tuple[str, str, str, str]]] = defaultdict(set)
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        number = (row["desig_num"] or "0").lstrip("0") or "0"
        prefix = "" if row["prefix"] in (None, "0") else row["prefix"]
        forms[row["f_num"]].add((row["desig_name"] or "", number, prefix, (row["suffix"] or "").strip()))
        labels[row["f_num"]][row["union_name"]] += 1
    bodies = {}
    for f_num, found in forms.items():
        levels, numbers, prefixes, suffixes = (list(values) for values in zip(*sorted(found), strict=True))
        bodies[f_num] = {
            "labels": [label for label, _ in sorted(labels[f_num].items(), key=lambda item: (-item[1], item[0]))],
            "levels": levels, "numbers": numbers, "prefixes": prefixes, "suffixes": suffixes,
        }  # fmt: skip
    return bodies


def _spoken(folder: Path, bodies: Bodies, units: dict[str, str]) -> dict[str, list[Spoken]]:
    """Names in use by body, with city and state: link score above 0.9, and the name surely not another body's."""
    lexicon = Lexicon({})
    spoken: dict[str, list[Spoken]] = defaultdict(list)
    for row in _rows(folder, SPELLED, ["canon_id", "Link Score", "union_name", "union_city", "union_state"]):
        f_num, name = row["canon_id"], row["union_name"]
        if not f_num or not name or f_num not in bodies or float(row["Link Score"] or 0) <= SURE:
            continue
        if _is_called(bodies[f_num], units.get(f_num, ""), name, lexicon):
            spoken[f_num].append((name, row["union_city"] or "", row["union_state"] or ""))
    return spoken


def _is_called(body: dict[str, list[str]], unit: str, name: str, lexicon: Lexicon) -> bool:
    """Does the name hold the body's number; or, if that has none, its union; or, if it names none, a word of the body's?"""
    numbers = set(body["numbers"])
    told = {found.lstrip("0") for found in DIGITS.findall(name)}
    if numbers != {"0"} and (told or "0" not in numbers):
        return bool(told & numbers)
    words = read(name).words
    judged = lexicon.judge(words)
    codes = {CODE_OF_LABEL.get(label, label) for label in body["labels"]}
    if judged and any(judged[0][0] == code or judged[0][0] in akin(code) for code in codes):
        return True
    is_national = any(label in CODE_OF_LABEL for label in body["labels"])
    if judged and is_national:
        return False
    telling = name_words(name) - STRUCTURAL
    of_label = {word for label in body["labels"] for word in read(label).words}
    return bool(telling & of_label) or (bool(telling - COMMON) and telling - COMMON <= name_words(unit))


def _offices(bodies: Bodies, spoken: dict[str, list[Spoken]]) -> dict[str, Place]:
    """Where bodies without a number bargain: the commonest address beside names that say more than the union's."""
    found: dict[str, Place] = {}
    for f_num, told in spoken.items():
        if "0" not in bodies[f_num]["numbers"]:
            continue
        label = bodies[f_num]["labels"][0]
        national = national_words(CODE_OF_LABEL.get(label, label))
        places = Counter((state.upper(), city.upper()) for name, city, state in told if name_words(name) - national)
        for (state, city), times in sorted(places.items(), key=lambda item: (-item[1], item[0]))[:1]:
            if state and city and 2 * times >= places.total():
                found[f_num] = ((state,), (city,))
    return found


def wording(name: str) -> str:
    """A name without its own number: what a spelling teaches about the union, not about the local."""
    return " ".join(OWN_NUMBERS.sub(" ", name.lower()).replace("...", " ").split()).strip(" -#,.")


def _places(folder: Path) -> tuple[dict[str, Place], dict[str, str]]:
    places, located = {}, {}
    columns = ["f_num", "city", "state", "f7_city", "f7_state", "f7_state_share", "location_source"]
    for row in _rows(folder, LOCATED, columns):
        states = [row["state"], row["f7_state"] if (row["f7_state_share"] or 0) >= 0.5 else None]
        kept = tuple(dict.fromkeys(s.strip().upper() for s in states if s))
        cities = tuple(dict.fromkeys(c.strip().upper() for c in (row["city"], row["f7_city"]) if c))
        places[row["f_num"]] = (kept, cities)
        if row["location_source"]:
            located[row["f_num"]] = row["location_source"]
    return places, located


def _units(folder: Path) -> tuple[dict[str, str], Counter[str]]:
    """Unit names by body, and how many reports each filed."""
    units: dict[str, str] = {}
    reports: Counter[str] = Counter()
    for row in _rows(folder, REPORTS, ["F_NUM", "UNIT_NAME"]):
        f_num = str(row["F_NUM"])
        reports[f_num] += 1
        if row["UNIT_NAME"]:
            units[f_num] = " ".join(row["UNIT_NAME"].upper().split())
    return units, reports
