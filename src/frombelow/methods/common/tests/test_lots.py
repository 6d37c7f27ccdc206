"""The public lot: the bytes that are hashed, who stops it, and that nobody but chance decides."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frombelow.methods.common.lots import Lot, commitment, draw, order_of, seed_of

CONTEST = "steering-committee-2026"
SECRETS = {"Ada": "a red kite over the old mill", "Bo": "seventeen geese at noon", "Cy": "ключ под ковриком у двери"}
NAMES = {1: "Ida Wells", 2: "Lucy Parsons", 3: "Ben Fletcher", 4: "Rosa Núñez"}
COMMITMENTS = {who: commitment(secret) for who, secret in SECRETS.items()}

texts = st.text(st.characters(exclude_categories=["C"]), min_size=16, max_size=40)


def sha256sum(*printf: str) -> str:
    """What a member gets in a terminal."""
    hashed = subprocess.run(["sha256sum"], input="".join(printf).encode(), capture_output=True, check=True)
    return hashed.stdout.split()[0].decode()


def test_anybody_gets_the_same_with_sha256sum() -> None:
    lot = draw(CONTEST, COMMITMENTS, SECRETS, NAMES)
    in_order = subprocess.run(
        ["sort"], input="".join(f"{s}\n" for s in SECRETS.values()).encode(), capture_output=True, check=True, env={"LC_ALL": "C"}
    )  # fmt: skip
    assert COMMITMENTS["Cy"] == sha256sum(SECRETS["Cy"])
    assert lot.seed == sha256sum(f"{CONTEST}\n", in_order.stdout.decode())
    keys = {number: sha256sum(f"{lot.seed}|{number}|{name}") for number, name in NAMES.items()}
    assert lot.order == tuple(sorted(keys, key=lambda number: keys[number]))
    assert str(lot.reason) == "The lot is drawn."


@pytest.mark.parametrize(
    ("commitments", "reveals", "named", "word"),
    [
        (COMMITMENTS, {"Ada": SECRETS["Ada"], "Cy": SECRETS["Cy"]}, ("Bo",), "did not reveal"),
        (COMMITMENTS, {**SECRETS, "Ada": "a red kite over the new mill"}, ("Ada",), "not the one committed to"),
        ({"Ada": commitment("short")}, {"Ada": "short"}, ("Ada",), "shorter than 16"),
        ({"Ada": COMMITMENTS["Ada"], "Bo": COMMITMENTS["Ada"]}, {"Ada": SECRETS["Ada"], "Bo": SECRETS["Ada"]}, ("Ada", "Bo"), "same commitment"),
        ({}, {}, (), "nobody took part"),
    ],
)  # fmt: skip
def test_who_stops_the_lot_is_named(
    commitments: dict[str, str], reveals: dict[str, str], named: tuple[str, ...], word: str
) -> None:
    lot = draw(CONTEST, commitments, reveals, NAMES)
    assert not lot.is_drawn
    assert lot.order == ()
    assert named in {lot.missing, lot.false, lot.short, lot.copied}
    assert word in str(lot.reason)


@given(st.permutations(list(SECRETS)))
def test_the_order_of_the_participants_does_not_matter(order: list[str]) -> None:
    again = draw(CONTEST, {w: COMMITMENTS[w] for w in order}, {w: SECRETS[w] for w in order}, NAMES)
    assert again == draw(CONTEST, COMMITMENTS, SECRETS, NAMES)


@given(st.lists(texts, min_size=1, max_size=4), texts)
def test_another_text_is_another_seed(reveals: list[str], other: str) -> None:
    assert seed_of(CONTEST, [*reveals, other]) != seed_of(CONTEST, reveals)


def test_every_order_is_equally_likely() -> None:
    drawn = Counter(
        order_of(seed_of(CONTEST, [f"secret number {n:06}"]), {1: "A", 2: "B", 3: "C"}) for n in range(6000)
    )
    assert len(drawn) == 6
    assert all(880 < times < 1120 for times in drawn.values()), drawn  # 1000 each, within 4 standard deviations


def test_the_document_shows_a_true_example() -> None:
    document = Path(__file__).parents[5] / "docs/methods/public-lot.md"
    if not document.is_file():
        pytest.skip("the documents are not beside the package")
    shown = document.read_text(encoding="utf-8")
    lot: Lot = draw(CONTEST, COMMITMENTS, SECRETS, NAMES)
    for text in (CONTEST, *SECRETS.values(), *COMMITMENTS.values(), lot.seed, *NAMES.values()):
        assert text in shown
    assert " > ".join(NAMES[number] for number in lot.order) in shown
