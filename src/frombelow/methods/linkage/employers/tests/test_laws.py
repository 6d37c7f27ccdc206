"""Laws of the employer method, on made-up names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.methods.linkage.employers import Party, normalize, pair_probability
from frombelow.methods.linkage.employers.clusters import guarded_clusters

WORDS = ["Zenetex", "Kaiser", "St.", "Mary's", "Hospital", "Electric", "Bros.", "Valley", "d/b/a", "&", "(North)",
         "Cook", "County", "City of", "Acme", "Nursing", "Home", "U.S.A.", "1199", "Schuylkill", "Haulage", "/"]  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
PARTIES = st.builds(
    Party,
    NAMES,
    st.sampled_from(["Durham", "Chicago", "St. Louis", None]),
    st.sampled_from(["NC", "IL", "MO", None]),
    st.sampled_from(["27701", "60601", None]),
    st.sampled_from(["62", "23", None]),
)
LEGAL = ["Inc.", ", Inc", "LLC", "L.L.C.", "Corp.", "Corporation", "Co.", ", Ltd.", "L.P."]


@given(PARTIES, PARTIES)
@settings(max_examples=300, deadline=None)
def test_the_order_of_the_two_does_not_matter(a, b):
    assert pair_probability(a, b) == pair_probability(b, a)


@given(PARTIES, PARTIES)
@settings(max_examples=200, deadline=None)
def test_a_probability_and_a_sentence(a, b):
    probability, reason = pair_probability(a, b)
    assert 0.0 <= probability <= 1.0
    assert reason[0].isupper()
    assert reason.endswith(".")


@given(st.text(max_size=60).filter(str.strip))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_name(text):
    assert normalize(text).words


@pytest.mark.parametrize("form", LEGAL)
@pytest.mark.parametrize("name", ["Zenetex", "Boh Bros Construction", "Hydro-Aire"])
def test_the_legal_form_says_nothing(name, form):
    assert normalize(f"{name} {form}").words == normalize(name).words


@given(PARTIES)
@settings(max_examples=200, deadline=None)
def test_capitals_and_accents_say_nothing(party):
    other = Party(party.name.upper().replace("E", "É"), party.city, party.state, party.zip, party.naics)
    assert normalize(other.name).words == normalize(party.name).words


def test_a_chain_does_not_join_its_ends():
    agreeing = {frozenset(p) for p in [(1, 2), (2, 3), (3, 4)]}
    edges = [(1, 2, 0.9), (2, 3, 0.8), (3, 4, 0.9)]
    rank = {n: (0, str(n)) for n in (1, 2, 3, 4)}
    root = guarded_clusters(edges, rank, lambda a, b: frozenset((a, b)) in agreeing)
    assert root == {1: 1, 2: 1, 3: 3, 4: 3}


@given(st.permutations([(1, 2, 0.9), (2, 3, 0.8), (1, 3, 0.9), (4, 5, 0.7)]))
@settings(max_examples=50, deadline=None)
def test_the_order_of_the_pairs_does_not_matter(edges):
    rank = {n: (0, str(n)) for n in range(1, 6)}
    assert guarded_clusters(edges, rank, lambda a, b: True) == {1: 1, 2: 1, 3: 1, 4: 4, 5: 4}
