"""What a reader may count on of a predicted sector."""

import pytest

from frombelow.methods.potential.industry import Evidence, learn
from frombelow.methods.potential.industry.model import LEAST_EXAMPLES
from frombelow.methods.potential.industry.tests.small import nation


@pytest.fixture(scope="module")
def model():
    found = learn(nation(600))
    assert found is not None
    return found


def likeliest(model, evidence):
    row = model.probabilities([evidence])[0]
    return model.sectors[row.argmax()], row.max()


def test_a_name_tells_the_sector(model):
    assert likeliest(model, Evidence(("Mercy Hospital of Salem",)))[0] == "62"
    assert likeliest(model, Evidence(("Salem Freight Lines, Inc.",)))[0] == "48-49"


def test_a_word_cut_short_or_in_another_form_still_tells(model):
    assert likeliest(model, Evidence(("SALEM HOSPITALS",)))[0] == "62"
    assert likeliest(model, Evidence(("Salem Castin",)))[0] == "31-33"


def test_where_the_name_says_nothing_the_union_speaks(model):
    assert likeliest(model, Evidence(("Qvx",), unions=("nat-drivers",)))[0] == "48-49"


def test_the_words_of_the_unit_speak_as_well(model):
    assert likeliest(model, Evidence(("Qvx",), units=("Included: all registered nurses. Excluded: guards",)))[0] == "62"


def test_who_is_excluded_from_a_unit_says_nothing(model):
    included = Evidence(("Qvx",), units=("all employees",))
    excluded = Evidence(("Qvx",), units=("all employees, excluding registered nurses and truck drivers",))
    assert (model.probabilities([included]) == model.probabilities([excluded])).all()


def test_a_name_without_a_known_letter_leaves_it_open(model):
    _, sure = likeliest(model, Evidence(("0",)))
    assert sure < 0.6


def test_an_employer_without_any_name_gets_an_answer(model):
    assert model.probabilities([Evidence(())])[0].sum() == pytest.approx(1)


def test_nobody_asked_nobody_answered(model):
    assert model.probabilities([]).shape == (0, 3)


def test_too_few_employers_teach_nothing():
    assert learn(nation(LEAST_EXAMPLES - 1)) is None


def test_one_sector_alone_teaches_nothing():
    assert learn([e for e in nation(900) if set(e.shares) == {"62"}]) is None


def test_probabilities_are_about_right(model):
    asked = nation(600, seed=2)
    found = model.probabilities([example.evidence for example in asked])
    right = [example.shares.get(model.sectors[row.argmax()], 0.0) for example, row in zip(asked, found, strict=True)]
    assert sum(right) / len(right) == pytest.approx(found.max(axis=1).mean(), abs=0.05)
