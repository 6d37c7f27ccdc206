"""What the city decides, against plain searches through the whole register."""

import math

from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.linkage.unions import match
from frombelow.methods.linkage.unions.bodies import Body
from frombelow.methods.linkage.unions.fit import (
    OFFICE,
    WORKPLACE,
    Where,
    body_fit,
    form_fit,
    name_fit,
    often,
    place_fit,
    unplaced_fit,
)
from frombelow.methods.linkage.unions.offices import ONLY_BODY, SURE
from frombelow.methods.linkage.unions.reading import Number, read
from frombelow.methods.linkage.unions.standing import standings
from frombelow.methods.linkage.unions.tests.small import register

SPOKEN = {"UAW": "UAW", "IBT": "Teamsters", "LIUNA": "LIUNA", "IBEW": "IBEW", "BAC": "Bricklayers", "IAM": "IAM"}
OFFICES = sorted({(city, state) for b in register().bodies.values() for city in b.cities for state in b.states})
NUMBERS = sorted({form.number for b in register().bodies.values() for form in b.forms} - {"0"})
codes, offices, numbers = st.sampled_from(sorted(SPOKEN)), st.sampled_from(OFFICES), st.sampled_from(NUMBERS)


def slow_at(code: str, city: str, state: str) -> list[Body]:
    """Every body of a union with an office there, by looking at all of them."""
    return [b for b in register().bodies.values() if code in b.codes and city in b.cities and state in b.states]


@given(codes, offices)
def test_the_bodies_at_an_office_are_those_of_a_plain_search(code, office) -> None:
    found = register().at(code, Where(*office, None))
    assert sorted(b.f_num for b in found) == sorted(b.f_num for b in slow_at(code, *office))


@given(numbers, offices)
def test_the_bodies_with_a_number_there_are_those_of_a_plain_search(number, office) -> None:
    city, state = office
    slow = [
        b.f_num
        for b in register().bodies.values()
        if city in b.cities and state in b.states and any(form.number == number for form in b.forms)
    ]
    assert sorted({b.f_num for b, _ in register().numbered_at(number, Where(city, state, None))}) == sorted(slow)


@given(codes, offices)
def test_a_union_without_a_number_is_its_only_body_there_or_undecided(code, office) -> None:
    """The slow twin: one body, seen often enough for how sure the union is."""
    here = slow_at(code, *office)
    union = math.exp(register().lexicon.judge(read(SPOKEN[code]).words)[0][1])
    enough = min(seen for seen, chance in ONLY_BODY if chance * union >= SURE)
    only = here[0] if len(here) == 1 and here[0].seen >= enough else None
    assert match(register(), SPOKEN[code], *office).f_num == (only.f_num if only else None)
    assert match(register(), SPOKEN[code], *office, at_work=True).f_num is None


def slow_odds(code: str, number: Number, where: Where, words: frozenset[str]) -> dict[str, float]:
    """The slow twin: every body weighed alone, the unplaced by their namesakes; then each by its share of the best's weight."""
    bearers = [b for b in register().bodies.values() if code in b.codes and number.value in {f.number for f in b.forms}]
    forms = {b.f_num: max((f for f in b.forms if f.number == number.value), key=lambda f: form_fit(f, number, tuple(words))) for b in bearers}  # fmt: skip
    weights, alone = {}, {}
    for body in bearers:
        form = forms[body.f_num]
        alike = [place_fit(b, where) for b in bearers if b.states and forms[b.f_num].level == form.level]
        place = place_fit(body, where) if body.states else 0.0
        if not body.states and alike and where.state:
            place = unplaced_fit(max(alike), register().sharing[code])
        alone[body.f_num] = form_fit(form, number, tuple(words)) + body_fit(body, where) + place
        if len(bearers) > 1:
            alone[body.f_num] += name_fit(body, words)
        weights[body.f_num] = math.exp(alone[body.f_num] + (often(body.seen) if where.state else 0.0))
    best = max(weights, key=lambda f: (weights[f], -int(f)), default=None)
    return {f: alone[best] + math.log(w / sum(weights.values())) for f, w in weights.items()} if best else {}


@given(codes, numbers, offices, st.sampled_from([OFFICE, WORKPLACE]))
def test_the_bodies_of_one_number_share_the_weight_of_the_best_of_them(code, number, office, weights) -> None:
    reading, where = read(f"{SPOKEN[code]} Local {number}"), Where(*office, None, weights)
    found, _ = standings(register(), reading, ((code, 0.0),), where)
    slow = slow_odds(code, reading.numbers[0], where, frozenset(reading.words))
    assert {one.body.f_num: round(one.odds, 6) for one in found} == {f: round(odds, 6) for f, odds in slow.items()}
    assert [one.odds for one in found] == sorted((one.odds for one in found), reverse=True)


@given(codes, numbers, offices)
def test_a_number_told_names_no_body_with_another_but_for_a_slip(code, number, office) -> None:
    found = match(register(), f"{SPOKEN[code]} Local {number}", *office)
    if found.f_num:
        borne = {form.number for form in register().bodies[found.f_num].forms}
        assert number in borne or "slip of the pen" in found.reason
