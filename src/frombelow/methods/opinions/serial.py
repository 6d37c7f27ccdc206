"""The answer as plain data for JSON, what unites first. Numbers stand in full, so that anyone can compare two answers to the last digit."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from frombelow.methods.opinions import telling
from frombelow.methods.opinions.answer import Answer, Group
from frombelow.methods.opinions.consensus import Majority, Side, group_informed
from frombelow.methods.opinions.likeness import near_duplicates
from frombelow.methods.opinions.votes import DIGITS, natural

SHOWN = 10  # uniting statements that are listed in any case, sure or not

Data = dict[str, Any]


def as_json(answer: Answer, with_people: bool = True) -> Data:
    """Everything the answer says. `with_people`: also who is in each group and where each person stands.

    Groups that are too small (`answer.hidden`) have no members, no counts and no statements here.
    """
    return {
        "people": answer.people,
        "placed": len(answer.keys),
        "votes": answer.votes,
        "clarity": answer.clarity.value,
        "sentence": str(telling.tell_groups(answer)),
        "consensus": _consensus(answer),
        "majorities": {
            Side.AGREE.value: [_majority(answer, one) for one in answer.agreed],
            Side.DISAGREE.value: [_majority(answer, one) for one in answer.disagreed],
        },
        "divisive": _divisive(answer),
        "groups": [_group(answer, group, with_people) for group in answer.groups],
        "representative": {group.letter: _representative(answer, group) for group in _shown(answer)},
        "stability": _stability(answer),
        "silhouettes": [
            {"groups": one.count, "silhouette": one.silhouette, "sizes": list(one.sizes), "allowed": one.is_allowed}
            for one in answer.separations
        ],
        "uncertain": _uncertain(answer),
        "statements": _statements(answer),
        "duplicates": _duplicates(answer),
        "map": _map(answer, with_people),
        "settings": asdict(answer.settings),
    }


def number_or_text(key: str) -> int | str:
    """A key as the file has it: a number where it is written as one."""
    return int(key) if key.isdecimal() and len(key) <= DIGITS and str(int(key)) == key else key


def _shown(answer: Answer) -> list[Group]:
    return [group for group in answer.groups if group.number not in answer.hidden]


def _statement(answer: Answer, place: int) -> Data:
    one = answer.statements[place]
    return {"statement": number_or_text(one.key)} | ({"text": one.text} if one.text else {})


def _consensus(answer: Answer) -> list[Data]:
    listed = [one for at, one in enumerate(answer.consensus) if one.is_sure or at < SHOWN]
    return [
        _statement(answer, one.statement)
        | {"side": one.side.value, "value": one.value, "unites": one.is_sure, "groups": _counts(answer, one.statement)}
        | {"sentence": str(telling.tell_united(answer, one))}
        for one in listed
    ]


def _majority(answer: Answer, one: Majority) -> Data:
    figures = {"successes": one.successes, "seen": one.seen, "share": one.share, "z": one.z}
    return _statement(answer, one.statement) | figures | {"sentence": str(telling.tell_majority(one))}


def _divisive(answer: Answer) -> list[Data]:
    return [
        _statement(answer, one.statement)
        | {"most": answer.groups[one.most].letter, "least": answer.groups[one.least].letter}
        | {"gap": one.gap, "low": one.low, "high": one.high, "between": one.between}
        | {"groups": _counts(answer, one.statement), "sentence": str(telling.tell_divide(answer, one))}
        for one in answer.divisive
        if not {one.most, one.least} & answer.hidden
    ]


def _group(answer: Answer, group: Group, with_people: bool) -> Data:
    told: Data = {"group": group.letter, "sentence": str(telling.tell_group(answer, group))}
    if group.number in answer.hidden:
        return told | {"hidden": True}
    told |= {"size": group.size, "center": list(group.center)}
    told |= {"stability": asdict(group.stability) if group.stability else None}
    told |= {"representative": _representative(answer, group)}
    if with_people:
        keys = answer.keys[answer.label == group.number].tolist()
        told["members"] = [number_or_text(key) for key in sorted(keys, key=natural)]
    return told


def _representative(answer: Answer, group: Group) -> list[Data]:
    return [
        _statement(answer, one.statement)
        | {name: value for name, value in asdict(one).items() if name != "statement"}
        | {"sentence": str(telling.tell_representative(answer, group, one))}
        for one in group.representative
    ]


def _stability(answer: Answer) -> Data | None:
    if answer.stability is None:
        return None
    told = asdict(answer.stability)
    return told | {"least": answer.stability.least}


def _uncertain(answer: Answer) -> list[Data]:
    return [
        _statement(answer, one.statement)
        | {"seen": one.seen, "low": one.low, "high": one.high}
        | {"sentence": str(telling.tell_uncertain(answer, one))}
        for one in answer.uncertain
    ]


def _statements(answer: Answer) -> list[Data]:
    """Every statement with its counts, the figures of formulas 7 and 8, and the counts of each group."""
    agree, disagree = (group_informed(answer.tally, side) for side in Side)
    everyone, extremity = answer.everyone, answer.plane.extremity
    return [
        _statement(answer, at)
        | {"agree": int(everyone.agree[0, at]), "disagree": int(everyone.disagree[0, at])}
        | {"pass": int(everyone.passed[0, at]), "seen": int(everyone.seen[0, at])}
        | {"group_informed_agree": float(agree[at]), "group_informed_disagree": float(disagree[at])}
        | {"extremity": float(extremity[at]), "weight": float(answer.weights[at])}
        | {"out": one.is_out, "meta": one.is_meta, "groups": _counts(answer, at)}
        for at, one in enumerate(answer.statements)
    ]


def _counts(answer: Answer, place: int) -> Data:
    return {
        group.letter: {
            "agree": int(answer.tally.agree[group.number, place]),
            "disagree": int(answer.tally.disagree[group.number, place]),
            "seen": int(answer.tally.seen[group.number, place]),
        }
        for group in _shown(answer)
    }


def _duplicates(answer: Answer) -> list[Data]:
    keys = [number_or_text(one.key) for one in answer.statements]
    return [
        {"statements": [keys[twin.one], keys[twin.other]], "score": twin.score, "negated": twin.negated}
        | {"numbers_differ": twin.numbers_differ, "sentence": str(telling.tell_twin(twin))}
        for twin in near_duplicates(answer.statements)
    ]


def _map(answer: Answer, with_people: bool) -> Data:
    keys = [str(number_or_text(one.key)) for one in answer.statements]
    told: Data = {
        "variance": list(answer.plane.variance),
        "center": dict(zip(keys, answer.plane.center.tolist(), strict=True)),
        "loadings": [dict(zip(keys, axis, strict=True)) for axis in answer.plane.loadings.tolist()],
    }
    if with_people:
        told["people"] = _places(answer)
    return told


def _places(answer: Answer) -> list[Data]:
    """Where each person stands, and her group unless it is too small to be named."""
    letters = {group.number: group.letter for group in _shown(answer)}
    rows = zip(answer.keys.tolist(), answer.positions.tolist(), answer.label.tolist(), strict=True)
    found = [
        {"participant": number_or_text(key), "x": x, "y": y, "group": letters.get(label)} for key, (x, y), label in rows
    ]
    return sorted(found, key=lambda one: natural(str(one["participant"])))
