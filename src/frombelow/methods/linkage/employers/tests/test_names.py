"""Names taken apart."""

import pytest

from frombelow.methods.linkage.employers import normalize
from frombelow.methods.linkage.employers.align import alike
from frombelow.methods.linkage.employers.places import Party, nearness, state_code


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("MED.TRANS. MGMT", "medical transportation management"),
        ("A.T. & T. Mobility", "att mobility"),
        ("PA. SPCA", "pennsylvania spca"),
        ("PONTIAC OSTEOPATHIC H0SPITAL", "pontiac osteopathic hospital"),
        ("Duane Reade Store #297", "duane reade"),
        ("D & D Bakery", "dd bakery"),
        ("Health Care Services Group", "healthcare service group"),
        ("???", "???"),
    ],
)
def test_words(name, key):
    assert normalize(name).key == key


def test_the_names_in_a_name():
    parts = normalize("Beverly Enterprises d/b/a Allenbrooke Nursing Home").parts
    assert ("beverly", "enterprises") in parts
    assert ("allenbrooke", "nursing", "home") in parts


def test_the_mark_of_an_association_is_no_name():
    assert normalize("K.L. MAUDLIN INC (MTAI)").parts == (("kl", "maudlin", "mtai"), ("kl", "maudlin"))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("City of Durham", "city"),
        ("Cook County", "county"),
        ("YMCA of Orange County", ""),
        ("Granite City School District #9", "school"),
        ("Simplex Fire Protection", ""),
        ("Village of Morton Grove", "town"),
    ],
)
def test_public_bodies(name, kind):
    assert normalize(name).public == kind


def test_store_numbers_are_kept_apart():
    assert normalize("Albertson's Store #166").numbers == {"166"}


@pytest.mark.parametrize(
    ("x", "y", "one"),
    [
        ("dairies", "daries", True),
        ("marriott", "marriot", True),
        ("contractors", "contracting", True),
        ("carithers", "cariters", True),
        ("hilton", "ilton", True),
        ("eastern", "western", False),
        ("johnson", "johnston", False),
        ("star", "starbucks", False),
        ("1199", "1198", False),
        ("sands", "santa", False),
    ],
)
def test_one_word_written_in_two_ways(x, y, one):
    assert alike(x, y) is one
    assert alike(y, x) is one


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        (("St. Louis", "MO", None), ("Saint Louis", "MO", None), "same_city"),
        (("LONG ISLAND CIT", "NY", None), ("Long Island City", "NY", None), "same_city"),
        (("ANOVER", "MA", None), ("ANDOVER", "MA", None), "same_city"),
        (("Durham", "NC", "27701"), ("Cary", "NC", "27713"), "near"),
        (("Durham", "NC", None), ("Raleigh", "NC", None), "same_state"),
        (("Durham", "NC", None), ("Durham", "NH", None), "other_state"),
        ((None, "NC", None), ("Durham", "NC", None), "unknown"),
    ],
)
def test_nearness(a, b, near):
    assert nearness(Party("x", *a), Party("y", *b)) == near


@pytest.mark.parametrize(("text", "code"), [("North Carolina", "NC"), ("nc", "NC"), (" ", None), ("Guam", "GU")])
def test_states(text, code):
    assert state_code(text) == code
