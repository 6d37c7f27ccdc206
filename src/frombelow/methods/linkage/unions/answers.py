"""What is answered about a name, and the sentences that say why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from frombelow.methods.linkage.unions.affiliations import AFFILIATIONS
from frombelow.methods.linkage.unions.bodies import Body, Form
from frombelow.methods.linkage.unions.fit import Where, place_fit
from frombelow.methods.linkage.unions.reading import Reading
from frombelow.methods.linkage.unions.standing import Standing


class Match(NamedTuple):
    """What a name means. `status`: matched | ambiguous | not_union | unknown.

    `f_num` is given only where matched; `probability` is that of the status' own claim (the file number is
    right; none of the candidates is sure; it is no union); `candidates` are file numbers, likeliest first.
    """

    status: str
    f_num: str | None
    probability: float
    candidates: tuple[str, ...]
    reason: str


def matched(body: Body, probability: float, near: Sequence[str], reason: str) -> Match:
    """A body is meant; `near` are the other candidates, if any."""
    others = tuple(f_num for f_num in near if f_num != body.f_num)
    return Match("matched", body.f_num, round(probability, 4), (body.f_num, *others), reason)


def number_unknown(reading: Reading, union: str, near: tuple[str, ...] = ()) -> Match:
    """No body of the union bears any of the numbers."""
    told = ", ".join(n.value for n in reading.numbers[:3])
    return Match("unknown", None, 0.5, near, f"The register has no body {told} of {label(union)}.")


def label(code: str) -> str:
    """A union as OLMS labels it."""
    one = AFFILIATIONS.get(code)
    return one.labels[0] if one else code


def title(body: Body, form: Form | None = None) -> str:
    """A body as a sentence names it: TEAMSTERS, LU 705; without a number by its own name or its city."""
    form = form or body.forms[0]
    if form.number == "0" and body.unit_name:
        return body.unit_name
    if form.number != "0":
        return f"{body.label}, {form.level or 'body'} {form.number}{form.suffix}"
    level = f", {form.level}" if form.level else ""
    return f"{body.label}{level}" + (f" ({min(body.cities)})" if body.cities else "")


def town(where: Where) -> str:
    """The city as a sentence names it."""
    return where.city.title()


def why(top: Standing, where: Where, among: int) -> str:
    """Why union and number decide."""
    reason = f"Union and number stand for {title(top.body, top.form)}"
    if among > 1:
        reason += f", the best of {among} that bear it"
    if place_fit(top.body, where) > 0:
        return f"{reason}; its address is in {where.state} too."
    if where.state and top.body.states and where.state not in top.body.states:
        return f"{reason}; but its address is in {', '.join(sorted(top.body.states))}, not {where.state}."
    return f"{reason}."


def why_not(found: list[Standing], where: Where) -> str:
    """Why they do not."""
    first = title(found[0].body, found[0].form)
    if len(found) == 1:
        return f"It may be {first}, but name and place do not agree well enough."
    asked = "the place does not decide" if where.state else "a state or city may decide"
    return f"{len(found)} bodies fit the name, {first} and {title(found[1].body, found[1].form)} among them; {asked}."
