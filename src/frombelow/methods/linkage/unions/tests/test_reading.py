"""Words, numbers and slips of the pen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS, CODE_OF_LABEL, read_table
from frombelow.methods.linkage.unions.places import city_name, usps
from frombelow.methods.linkage.unions.reading import Reading, _Reader, read
from frombelow.methods.linkage.unions.words import Speller, clean, stem

# text | value, suffix, counts, prefix of the likeliest number
NUMBERS = """
USW 13-00857         | 857   |    | bare     | 13
USW-03937-12         | 3937  |    | bare     | 12
USW District 11-11-00578-35 | 578 | | bare   | 11
SEIU 32BJ            | 32    | BJ | bare     |
Local 389G           | 389   | G  | local    |
Local 12 12          | 12    |    | local    |
District Council 37 389 | 389 |   | bare     |
District Lodge 160   | 160   |    | district |
Joint Council 42     | 42    |    | council  |
LOCAL100             | 100   |    | local    |
IAM District Lodge 75-2460 | 2460 | | bare   | 75
USW Local 15301 02   | 15301 |    | local    |
IBT 174 CO 28        | 174   |    | bare     |
1199-SEIU            | 1199  |    | bare     |
Local Union One      | 1     |    | local    |
"""


@pytest.mark.parametrize("line", NUMBERS.strip().splitlines())
def test_the_likeliest_number(line: str) -> None:
    text, *told = (cell.strip() for cell in line.split("|"))
    number = read(text).numbers[0]
    assert [number.value, number.suffix, number.counts, number.prefix] == told


def test_ordinals_and_codes_are_no_numbers() -> None:
    assert read("33rd Street Workers, G4S").numbers == ()


@pytest.mark.parametrize("text", ["Locals 150, 315 and 431", "Local 20/30", "Local 150,315,431", "Council 65 105-107"])
def test_several_locals(text: str) -> None:
    assert read(text).several


@pytest.mark.parametrize(
    "text", ["Local 12 12", "USW 12075-18", "District 10, Local 1266", "Local 5, Unit 3", "Local 4708-00,01,02"]
)
def test_one_local(text: str) -> None:
    assert not read(text).several


def test_words_are_made_alike() -> None:
    assert clean("I.B.E.W., a/w AFL-CIO") == clean("IBEW , a/w ") or read("I.B.E.W.").words == read("IBEW").words
    assert read("Unión de Tronquistas").words == ("UNION", "TRONQUISTA")
    assert read("Sheet Metal Wkrs' Int'l Assn").words == ("SHEETMETAL", "WORKER", "INTERNATIONAL", "ASSOCIATION")
    assert stem("TEAMSTERS") == "TEAMSTER"
    assert stem("GLASS") == "GLASS"
    assert read("Laborers of North America").words == read("Laborers of America").words
    assert read("I B E W Local 5, C.L.C.").words == ("IBEW", "LOCAL")


def test_slips_are_mended_but_places_are_not() -> None:
    speller = Speller({"TEAMSTER", "MACHINIST", "CHICAGO"}, never={"CHICAGA"})
    assert speller.mend("TEAMSTRE") == "TEAMSTER"
    assert speller.mend("MCHINISTT") == "MACHINIST"
    assert speller.mend("CHICAGA") == "CHICAGA"
    assert speller.mend("POTTER") == "POTTER"


def test_the_table_of_unions_is_whole() -> None:
    assert len(AFFILIATIONS) > 95
    assert all(one.successor in {*AFFILIATIONS, None} for one in AFFILIATIONS.values())
    assert CODE_OF_LABEL["TEAMSTERS"] == "IBT"
    assert read_table("X | A;B | C; D | E | 1999 | Y")["X"].last_year == 1999


def test_states() -> None:
    assert (usps("pa"), usps("New York"), usps("N.Y."), usps("Ontario"), usps(None)) == ("PA", "NY", "NY", "", "")


def test_cities() -> None:
    assert city_name("Saint  Louis") == city_name("ST. LOUIS") == "ST LOUIS"
    assert city_name("St Louis, MO 63101") == "ST LOUIS"
    assert city_name(None) == ""


def slow_read(text: str) -> Reading:
    """The slow twin: one reader goes over the whole text."""
    reader = _Reader()
    reader.pieces(clean(text))
    return reader.reading()


starts = st.sampled_from(["IBT", "AFL-CIO", "A.F.L.-C.I.O.", "I.B.E.W.", "I B E W", "N A", "N/A", "SAG", "Local", "Locals", "Steel", "Joint Council",
                          "District", "One", "Workers'", "C I O", "é", "&", ",", "/", "("])  # fmt: skip
between = st.sampled_from([" ", " ", "-", " - ", "#", " #", "", ". ", "."])
ends = st.sampled_from(
    [
        "5",
        "032",
        "0",
        "32BJ",
        "7-647",
        "12 - 18",
        "5, 6",
        "A",
        "C.I.0",
        "AFTRA",
        "Workers",
        "ST",
        "N A",
        "I A M",
        "²",
        "٣",
    ]
)


@settings(max_examples=500)
@given(st.lists(st.tuples(starts, between), max_size=4), st.lists(st.tuples(ends, between), max_size=4))
def test_a_name_read_in_two_parts_reads_as_in_one(before, after) -> None:
    text = "".join(part for pair in (*before, *after) for part in pair)
    assert read(text) == slow_read(text)
