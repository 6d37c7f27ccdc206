"""What must hold for every name."""

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.linkage.unions import match, match_many
from frombelow.methods.linkage.unions.fit import Where
from frombelow.methods.linkage.unions.reading import read
from frombelow.methods.linkage.unions.standing import standings
from frombelow.methods.linkage.unions.tests.small import register, rows

UNIONS = [
    "IBEW",
    "Teamsters",
    "United Steelworkers",
    "Bricklayers",
    "SEIU",
    "UNITE HERE",
    "Machinists",
    "IUOE",
    "SPFPA",
]
NUMBERS = ["5", "251", "705", "6", "647", "12075", "1199", "7", "57", "1266", "150", "99999"]
KINDS = [" Local ", " Local Union No. ", "-", " ", " Lodge ", ", District Council "]
names = st.builds(lambda u, k, n: u + k + n, st.sampled_from(UNIONS), st.sampled_from(KINDS), st.sampled_from(NUMBERS))
states = st.sampled_from(["PA", "IL", "NY", "RI", "WA"])


@given(names, st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from(["", " ", "  ", "."]))
def test_case_and_blanks_do_not_matter(name, case, ending) -> None:
    assert match(register(), ending.strip(".") + case(name) + ending) == match(register(), name)


@given(names, st.sampled_from([", AFL-CIO", " AFL-CIO, CLC", " (AFL-CIO)", ", AFL/CIO", " A.F.L.-C.I.O."]))
def test_the_federation_does_not_matter(name, federation) -> None:
    assert match(register(), name + federation) == match(register(), name)


@given(names, states)
def test_an_agreeing_state_never_lowers_the_probability(name, state) -> None:
    plain = match(register(), name)
    if plain.f_num and state in register().bodies[plain.f_num].states:
        placed = match(register(), name, None, state)
        assert placed.f_num == plain.f_num
        assert placed.probability >= plain.probability


@given(names)
def test_candidates_hold_the_answer_first_and_are_told_once(name) -> None:
    found = match(register(), name)
    assert len(set(found.candidates)) == len(found.candidates)
    assert (found.f_num is not None) == (found.status == "matched")
    if found.f_num:
        assert found.candidates[0] == found.f_num


@given(names)
def test_candidates_are_those_of_a_plain_search(name) -> None:
    """The slow twin: every body that bears a number of the name under a union the words may mean."""
    reading = read(name)
    judged = register().lexicon.judge(reading.words, bool(reading.numbers))
    found, _ = standings(register(), reading, judged, Where("", "", None))
    told = {number.value for number in reading.numbers}
    unions = {code for code, _ in judged}
    slow = {
        b.f_num
        for b in register().bodies.values()
        if unions & set(b.codes) and told & {f.number for f in b.forms} - {"0"}
    }
    assert {one.body.f_num for one in found} == slow


@settings(max_examples=200)
@given(st.text(alphabet=string.printable + "éñ–•", max_size=60), st.text(max_size=5), st.text(max_size=12))
def test_any_text_gets_an_answer(text, state, date) -> None:
    found = match(register(), text, "", state, date)
    assert found.status in {"matched", "ambiguous", "not_union", "unknown"}
    assert set(found.candidates) <= {row["f_num"] for row in rows()}


def test_many_rows_give_the_same_answers_in_order() -> None:
    told = [("IBT-705", None, None, None, False), ("Bricklayers Local 6", None, "IL", "2010-01-01", True)]
    assert list(match_many(register(), told)) == [match(register(), *row[:4], at_work=row[4]) for row in told]
