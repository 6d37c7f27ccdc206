"""The ladder of evidence in Splink's terms: comparisons, the outcomes each can have, and what an outcome weighs.

An outcome weighs log2(m / u): m is how often it is found in two rows of one person, u how often in two rows of two people. m is
written here, set by hand against labelled lists (`benchmarks people_linking`); u is measured in the list itself (`ladder.measured`), because it depends
on the list: a postal code tells little in a group of one town, a family name little in a village.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from splink import SettingsCreator

COPIES = 0.1  # of ten rows, one is of somebody who has another: what is believed before anything is compared
FLOOR = 1e-9
OTHERS = {
    "given": "givens", "family": "families", "phone": "phones", "email": "emails", "street": "streets", "zip": "zips", "city": "cities", "born": "days", "number": "numbers", "program": "programs",
}  # fmt: skip
IN_HOUSEHOLD = 2e-5  # two who share an address, a phone or a birthday and are called otherwise: odds that they are one, against those of others


@dataclass(frozen=True)
class Level:
    """One outcome of a comparison. The first whose condition holds is the outcome."""

    name: str
    sql: str
    m: float
    usual: float  # u where a list is too small to measure it
    by_frequency: str = ""  # the column whose values tell more where they are rare
    is_fixed: bool = False  # u is as written, in every list
    counted: str = ""  # the list of values whose sharing is counted over the whole list, because chance pairs hardly ever share one


@dataclass(frozen=True)
class Comparison:
    """What is compared, and the column whose absence says nothing."""

    name: str
    absent: str
    levels: tuple[Level, ...]


def one_slip(left: str, right: str, most: int = 1) -> str:
    """A letter wrong, missing, too many, or changed with the next: at most so many. The quick distance is asked first."""
    return f"(levenshtein({left}, {right}) <= {2 * most} AND damerau_levenshtein({left}, {right}) <= {most})"


def shared(one: str) -> str:
    """The two rows have a value in common. A row's other values stand in a list, where it has any: most rows have one."""
    many = OTHERS[one]
    lists = ", ".join(f"coalesce({many}_{side}, [{one}_{side}])" for side in "lr")
    return f"({one}_l = {one}_r OR (({many}_l IS NOT NULL OR {many}_r IS NOT NULL) AND list_has_any({lists})))"


def either(column: str, test: str) -> str:
    """A condition on both rows."""
    return " OR ".join(test.format(f"{column}_{side}") for side in "lr")


SAME_GIVEN = "given_l = given_r"
SWAPPED = " OR ".join(
    f"((family_{b} = given_{a} OR coalesce(list_contains(families_{b}, given_{a}), false)) AND jaro_winkler_similarity(family_{a}, given_{b}) >= 0.88)"
    for a, b in ("lr", "rl")
)
OTHER_WORD = shared("given")
NICKNAME = "((roots_l IS NOT NULL OR roots_r IS NOT NULL) AND list_has_any(coalesce(roots_l, [given_l]), coalesce(roots_r, [given_r])))"
ALIKE_GIVEN = (
    "(sound_l = sound_r OR (least(len(given_l), len(given_r)) > 3 AND jaro_winkler_similarity(given_l, given_r) >= 0.88)"
    " OR (least(len(given_l), len(given_r)) > 2 AND (starts_with(given_l, given_r) OR starts_with(given_r, given_l) OR "
    f"{one_slip('given_l', 'given_r')})))"
)
INITIAL = "(least(len(given_l), len(given_r)) = 1 AND given_l[1] = given_r[1])"
OTHER_GIVEN = (
    f"NOT ({SAME_GIVEN} OR {SWAPPED} OR {OTHER_WORD} OR coalesce({NICKNAME}, false) OR {ALIKE_GIVEN} OR {INITIAL})"
)
SAME_NUMBER = f"coalesce({shared('number')} OR levenshtein(number_l, number_r) <= 2, false)"
# A number with one wrong digit has its one half or its other right: quicker asked than a distance.
HALF_A_PHONE = "(phone_l[1:8] = phone_r[1:8] OR phone_l[9:] = phone_r[9:])"
SIGNS = (
    shared("email"),
    shared("born"),
    f"({shared('phone')} OR {HALF_A_PHONE})",
    f"({shared('street')} OR {shared('zip')})",
)
SHARED = f"({' + '.join(f'coalesce({sign}, false)::INT' for sign in SIGNS)})"
LIVE_TOGETHER = " OR ".join(f"coalesce({shared(one)}, false)" for one in ("phone", "email", "street"))
HOUSEHOLD = f"{OTHER_GIVEN} AND NOT {SAME_NUMBER}"

COMPARISONS = (
    Comparison("given", "given", (
        Level("same", SAME_GIVEN, 0.65, 0.006, by_frequency="given"),
        Level("swapped", SWAPPED, 0.02, 0.0025, is_fixed=True),
        Level("other_word", OTHER_WORD, 0.04, 0.003),
        Level("nickname", NICKNAME, 0.11, 0.008),
        Level("alike", ALIKE_GIVEN, 0.13, 0.01),
        Level("initial", INITIAL, 0.02, 0.002),
        Level("other", "ELSE", 0.04, 0.97),
    )),
    Comparison("family", "family", (
        Level("same", "family_l = family_r", 0.64, 0.002, by_frequency="family"),
        Level("swapped", SWAPPED, 0.02, 1e-5, is_fixed=True),
        Level("other_word", shared("family"), 0.08, 0.002),
        Level("alike", "(least(len(family_l), len(family_r)) > 3 AND jaro_winkler_similarity(family_l, family_r) >= 0.9)", 0.10, 0.003),
        Level("sounds", "family_sound_l = family_sound_r", 0.03, 0.003),
        Level("other", "ELSE", 0.12, 0.99),
    )),
    Comparison("phone", "phone", (
        Level("same", shared("phone"), 0.72, 1e-5, counted="phone"),
        Level("a_digit", one_slip("phone_l", "phone_r"), 0.05, 1e-7),
        Level("other", "ELSE", 0.23, 1.0),
    )),
    Comparison("email", "email", (
        Level("same", shared("email"), 0.70, 1e-6, counted="email"),
        Level("same_mailbox", "mailbox_l = mailbox_r AND len(mailbox_l) > 4", 0.06, 1e-6),
        Level("a_letter", "len(email_l) > 9 AND levenshtein(email_l, email_r) <= 2", 0.03, 1e-6),
        Level("other", "ELSE", 0.21, 1.0),
    )),
    Comparison("place", "place", (
        Level("same_street", shared("street"), 0.62, 1e-5, counted="street"),
        Level("near_street", f"({shared('zip')} OR {shared('city')}) AND string_split(street_l, ' ')[1] = string_split(street_r, ' ')[1] AND len(street_l) > 6 AND levenshtein(street_l, street_r) <= 4", 0.05, 1e-6),
        Level("same_zip", shared("zip"), 0.19, 0.001, by_frequency="zip"),
        Level("same_city", shared("city"), 0.04, 0.004, by_frequency="city"),
        Level("other", "ELSE", 0.10, 0.99),
    )),
    Comparison("born", "born", (
        Level("same", shared("born"), 0.88, 5e-5),
        Level("a_digit", one_slip("born_l", "born_r") + " OR (born_l[1:4] = born_r[1:4] AND born_l[6:7] = born_r[9:10] AND born_l[9:10] = born_r[6:7])", 0.07, 0.001),
        Level("partly", "(born_l[1:4] = born_r[1:4])::INT + (born_l[6:7] = born_r[6:7])::INT + (born_l[9:10] = born_r[9:10])::INT = 2", 0.02, 0.005),
        Level("other", "ELSE", 0.03, 0.99),
    )),
    Comparison("number", "number", (
        Level("same", shared("number"), 0.85, 1e-6, counted="number"),
        Level("a_digit", one_slip("number_l", "number_r"), 0.09, 1e-5),
        Level("two_digits", one_slip("number_l", "number_r", 2), 0.03, 1e-4),
        Level("other", f"NOT {shared('program')}", 1.0, 1.0),
        Level("other_of_one", "ELSE", 0.05, 0.99),
    )),
    Comparison("suffix", "suffix", (
        Level("same", "suffix_l = suffix_r", 0.95, 0.4, is_fixed=True),
        Level("other", "ELSE", 0.01, 0.6, is_fixed=True),
    )),
    # Who shares an address and a family name but is called otherwise lives there too: what the two share is no evidence then.
    # The first outcome is most pairs' and asks least.
    Comparison("household", "given", (
        Level("called_alike", f"NOT ({HOUSEHOLD})", 1.0, 1.0, is_fixed=True),
        Level("others_of_it_by_three", f"{SHARED} > 2", 1.0, 1.0, is_fixed=True),
        Level("others_of_it_by_two", f"{SHARED} = 2", 1.0, 1.0, is_fixed=True),
        Level("others_of_it", f"{SHARED} = 1", 1.0, 1.0, is_fixed=True),
        Level("no", "ELSE", 1.0, 1.0, is_fixed=True),
    )),
)  # fmt: skip


def settings(people: int, unlike: dict[tuple[str, str], float], households: float) -> SettingsCreator:
    """The model for a list of so many rows, with the u of each (comparison, outcome), and how far its rows are in households, from 0 to 1."""
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="nr",
        probability_two_random_records_match=min(0.5, 2 * COPIES / max(people, 2)),
        comparisons=[_comparison(one, unlike, max(people, 2), households) for one in COMPARISONS],
        blocking_rules_to_generate_predictions=[
            {"blocking_rule": "l.nr = r.nr"}
        ],  # not used: the pairs are handed over
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def _comparison(
    one: Comparison, unlike: dict[tuple[str, str], float], people: int, households: float
) -> dict[str, Any]:
    nothing = {"sql_condition": either(one.absent, "{0} IS NULL"), "label_for_charts": "absent", "is_null_level": True}
    levels = [_level(level, unlike[one.name, level.name]) for level in one.levels]
    if one.name == "household":
        for level, shared in zip(levels[1:], (3, 2, 1), strict=False):
            # Each thing shared beyond the first was counted as being as rare as one of so many people: that is taken back.
            level["m_probability"] = (IN_HOUSEHOLD / people ** (shared - 1)) ** households
    return {"output_column_name": one.name, "comparison_levels": [nothing, *levels]}


def _level(level: Level, unlike: float) -> dict[str, Any]:
    numbers: dict[str, Any] = {
        "sql_condition": level.sql,
        "label_for_charts": level.name,
        "m_probability": level.m,
        "u_probability": unlike,
    }
    if level.by_frequency:
        numbers |= {
            "tf_adjustment_column": level.by_frequency,
            "disable_tf_exact_match_detection": True,
            "tf_minimum_u_value": 1e-6,
        }
    return numbers
