"""Given the groups, the formulas give the figures that the Polis engine published on four conversations (`reference/SOURCE.md`)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from frombelow.methods.opinions.answer import Answer, with_groups
from frombelow.methods.opinions.cast import Cast
from frombelow.methods.opinions.consensus import Side, group_informed
from frombelow.methods.opinions.places import placed, positions
from frombelow.methods.opinions.plane import Plane
from frombelow.methods.opinions.settings import STANDARD
from frombelow.methods.opinions.votes import Statement, Votes

HERE = Path(__file__).parent / "reference"
MISSING_PERSON = "50ptpt-3gp-strict-no-meta"  # its published votes lack one person's


@dataclass(frozen=True)
class Published:
    """What the engine published, and our answer for its groups."""

    name: str
    told: dict[str, Any]
    votes: Votes
    answer: Answer

    def key(self, place: int) -> int:
        return int(self.votes.statements[place].key)

    def by_statement(self, name: str) -> np.ndarray[Any, Any]:
        """A published table in the order of our statements."""
        return np.array([self.told[name][s.key] for s in self.votes.statements])


@pytest.fixture(params=sorted(path.stem for path in HERE.glob("*.json")), scope="module")
def published(request: pytest.FixtureRequest) -> Published:
    told = json.loads((HERE / f"{request.param}.json").read_text())
    out, meta = set(told["out"]), set(told["meta"])
    statements = [Statement(str(key), is_out=key in out - meta, is_meta=key in meta) for key in told["tids"]]
    place = {key: at for at, key in enumerate(told["tids"])}
    people = sorted({person for person, _, _ in told["votes"]})
    rows = [(people.index(person), place[key], vote) for person, key, vote in told["votes"]]
    votes = Votes.of(*zip(*rows, strict=True), people, statements)
    groups = {str(person): number for number, members in enumerate(told["groups"]) for person in members}
    return Published(request.param, told, votes, with_groups(votes, groups))


def test_group_informed_consensus(published: Published) -> None:
    found = group_informed(published.answer.tally, Side.AGREE)
    assert np.abs(found - published.by_statement("group_aware_consensus")).max() <= 2.3e-16


@pytest.mark.parametrize("side", Side)
def test_overall_consensus(published: Published, side: Side) -> None:
    ours = published.answer.agreed if side is Side.AGREE else published.answer.disagreed
    theirs = published.told["consensus"][side.value]
    assert [(published.key(one.statement), one.successes, one.seen) for one in ours] == [
        (one["tid"], one["n-success"], one["n-trials"]) for one in theirs
    ]
    for one, other in zip(ours, theirs, strict=True):
        assert one.share == pytest.approx(other["p-success"], abs=1e-15)
        assert one.z == pytest.approx(other["p-test"], abs=1e-14)


def test_representative_statements(published: Published) -> None:
    for group in published.answer.groups:
        theirs = published.told["repness"][str(group.number)]
        ours = group.representative
        assert [
            (published.key(one.statement), one.side.value, one.successes, one.seen, one.agreed_most, one.agreed)
            for one in ours
        ] == [
            (o["tid"], o["repful-for"], o["n-success"], o["n-trials"], o.get("best-agree", False), o.get("n-agree", 0))
            for o in theirs
        ]
        for one, other in zip(ours, theirs, strict=True):
            assert one.share == pytest.approx(other["p-success"], abs=1e-15)
            assert one.z == pytest.approx(other["p-test"], abs=1e-14)
            assert one.ratio == pytest.approx(other["repness"], rel=1e-14)
            assert one.ratio_z == pytest.approx(other["repness-test"], abs=1e-6)  # published in single precision


def test_components(published: Published) -> None:
    for ours, theirs in zip(published.answer.plane.loadings, np.array(published.told["components"]), strict=True):
        order = [published.told["tids"].index(published.key(at)) for at in range(len(ours))]
        cosine = abs(float(ours @ theirs[order])) / float(np.linalg.norm(theirs))
        assert cosine == pytest.approx(1, abs=1e-3 if published.name == MISSING_PERSON else 1e-13)


def test_positions(published: Published) -> None:
    """Formula 3, with the published center and components (votes have the other sign there)."""
    order = [published.told["tids"].index(published.key(at)) for at in range(len(published.votes.statements))]
    loadings, center = -np.array(published.told["components"])[:, order], -np.array(published.told["center"])[order]
    theirs = published.told["positions"]
    people = np.array([published.votes.place_of(person) for person in theirs])
    ours = positions(Cast.by(published.votes, people), Plane(loadings, center, (0.0, 0.0)))
    assert len(theirs) >= 20
    assert ours == pytest.approx(np.array(list(theirs.values())), abs=1e-11)


def test_center(published: Published) -> None:
    theirs = -np.array(published.told["center"])
    order = [published.told["tids"].index(published.key(at)) for at in range(len(theirs))]
    assert published.answer.plane.center == pytest.approx(
        theirs[order], abs=0.05 if published.name == MISSING_PERSON else 1e-13
    )


def test_routing_weights(published: Published) -> None:
    theirs = published.by_statement("priorities")
    if published.name == MISSING_PERSON:
        assert set(theirs.tolist()) == {49}  # as if every statement were a meta statement
        return
    assert published.answer.weights == pytest.approx(theirs, rel=1e-10)
    assert published.answer.plane.extremity == pytest.approx(_extremity(published), abs=1e-10)


def test_who_is_placed(published: Published) -> None:
    """The engine keeps whoever was once placed, with few votes too; otherwise the same people."""
    ours = {int(key) for key in published.votes.people[placed(published.votes, STANDARD)].tolist()}
    theirs = set(published.told["in_conversation"])
    assert ours <= theirs
    assert all(len(published.votes.of_person(str(person))) < STANDARD.least_votes for person in theirs - ours)


def _extremity(published: Published) -> list[float]:
    place = {key: at for at, key in enumerate(published.told["tids"])}
    return [published.told["extremity"][place[int(s.key)]] for s in published.votes.statements]
