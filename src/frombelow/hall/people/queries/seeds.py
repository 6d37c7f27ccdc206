"""Seeds, for those who keep the keys; and who had the chance to pass on the phone or e-mail of one.

What leaves the pages notes which seeds were in it by `among`, with the same question whether or not there are any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.timezone import localdate

from frombelow.hall.groups.models import Group
from frombelow.hall.groups.queries.keys import keys_of
from frombelow.hall.groups.queries.mandates import held_between
from frombelow.hall.groups.queries.whole_files import whole_files
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader, own_roles, rights_of_role
from frombelow.hall.kit.sealing import Key, Unreadable, unseal
from frombelow.hall.people.models import Conversation, Detail, Export, Person, Reading, Seed, TakenAlong
from frombelow.hall.people.queries.finding import found
from frombelow.hall.people.queries.reading import people_for
from frombelow.hall.people.rules import details, exporting
from frombelow.hall.people.rules import seeds as rules
from frombelow.hall.people.rules.details import Kind, Value
from frombelow.hall.people.rules.finding import About, Condition, Move, Step
from frombelow.hall.people.rules.seeds import Chance, Trace, Way

ENOUGH = 30  # people whose names show how people here are called
TRIES = 5
SEARCHED = {Kind.PHONE: About.PHONE, Kind.EMAIL: About.EMAIL}


def place_of_seed(ident: str, name: str) -> str:
    """What the words of a seed are bound to."""
    return Seed.SEALED[name].at(ident=ident)


# ---- what those who keep the keys see ----


@dataclass(frozen=True)
class Planted:
    """A seed with its words."""

    seed: Seed
    whose: str
    words: str  # of the day it was reached
    contacts: tuple[Detail, ...]
    is_merged: bool  # with somebody real: then nothing is told of their values and of who read their page


def seeds_for(reader: Reader) -> list[Planted]:
    """Every seed, those that were reached first. Raises NoMandate."""
    reader.check(Right.KEEP_KEYS)
    rows = Seed.unscoped.filter(group=reader.group).select_related("person__turf", "by", "reached_by")
    return planted(reader, sorted(rows, key=lambda one: (one.reached_on is None, one.person.sort_name, one.pk)))


def seed_for(reader: Reader, ident: str) -> Planted:
    """One of them. Raises Http404."""
    one = next((one for one in seeds_for(reader) if one.seed.ident == ident), None)
    if one is None:
        raise Http404
    return one


def planted(reader: Reader, rows: Sequence[Seed]) -> list[Planted]:
    """Seeds with what stands in other tables of them."""
    people = [row.person_id for row in rows]
    contacts: dict[int, list[Detail]] = {}
    for detail in Detail.unscoped.filter(person__in=people, kind__in=rules.CONTACTS, ended_on=None).order_by("pk"):
        contacts.setdefault(detail.person_id, []).append(detail)
    kept = set(Person.unscoped.filter(merged_into__in=people).values_list("merged_into", flat=True))
    keys = keys_of(reader.group)
    found = []
    for row in rows:
        is_merged = row.person.merged_into_id is not None or row.person_id in kept
        theirs = () if is_merged else tuple(contacts.get(row.person_id, ()))
        found.append(Planted(row, opened(row, "whose", keys), opened(row, "reached_words", keys), theirs, is_merged))
    return found


def opened(row: Seed, name: str, keys: Mapping[int, Key]) -> str:
    """What was sealed; "" where its key is destroyed."""
    try:
        return unseal(getattr(row, name), keys, place_of_seed(row.ident, name))
    except Unreadable:
        return ""


# ---- planting ----


def is_known(reader: Reader, value: Value) -> bool:
    """Whether somebody on the list has this phone or e-mail already."""
    if value.kind not in SEARCHED:
        return False
    people = found(reader, [Step(Move.ADD, (Condition(SEARCHED[value.kind], value.match),))])
    return Detail.unscoped.filter(person__in=people.values("pk"), kind=value.kind, match=value.match).exists()


def suggested_name(reader: Reader) -> tuple[str, str]:
    """The given name of one on the list and the family name of another, so that it is a name as people have them here. On a short list one of the program's own.

    Those of the program can be read by everybody, and two of them together would give a seed away on a long list.
    """
    reader.check(Right.KEEP_KEYS)
    people = people_for(reader)
    if people[:ENOUGH].count() == ENOUGH:
        for _again in range(TRIES):
            given, family = part_of_name(people, "given"), part_of_name(people, "family")
            order = details.sort_name({"given": given, "family": family})
            if given and family and not people.filter(sort_name=order).exists():
                return given, family
    return exporting.a_name()


def part_of_name(people: QuerySet[Person], part: str) -> str:
    """A part of the name of somebody by chance; "" where it is not known."""
    in_order = people.order_by("sort_name", "pk")
    somebody = in_order.filter(sort_name__gte=rules.a_place()).first() or in_order.first()
    name = Detail.unscoped.filter(person=somebody, kind=Kind.NAME, ended_on=None).order_by("pk").first()
    return ((name.parts or {}).get(part, "")) if name else ""


# ---- what leaves the pages ----


def among(group: Group, people: Collection[str], kinds: Iterable[Kind]) -> list[str]:
    """The seeds among people, by the idents of both, who can be reached by one of these kinds."""
    reachable = Detail.unscoped.filter(person=OuterRef("person"), kind__in=list(kinds), ended_on=None)
    rows = Seed.unscoped.filter(Exists(reachable), group=group).order_by("pk").values_list("person__ident", "ident")
    return [ident for person, ident in rows if person in people]


# ---- who had the chance ----


def chances_of(reader: Reader, one: Planted) -> list[Chance]:
    """Who could have passed it on, up to the day it was reached. Nobody while it was not, or is merged with somebody real."""
    reader.check(Right.KEEP_KEYS)
    if one.seed.reached_on is None or one.is_merged:
        return []
    return rules.chances(traces(reader, one), one.seed.reached_on)


def traces(reader: Reader, one: Planted) -> Iterator[Trace]:
    """Everything that was noted of who saw it or took it along."""
    person, group = one.seed.person, reader.group
    for who, on in Reading.unscoped.filter(person=person).values_list("by__ident", "on"):
        yield Trace(who, Way.PAGE, on)
    for who, at in Conversation.unscoped.filter(person=person).values_list("by__ident", "at"):
        yield Trace(who, Way.TALKED, localdate(at))
    yield from held(TakenAlong.unscoped.filter(group=group), "at", Way.ALONG, one)
    yield from held(Export.unscoped.filter(group=group), "taken_at", Way.OUT, one)
    for file in whole_files(group).filter(taken_at__gte=one.seed.planted_at):
        assert file.taken_at is not None
        yield Trace(file.by.ident, Way.WHOLE, localdate(file.taken_at))
    yield from saw_lists(reader, one)


def held(rows: QuerySet[TakenAlong] | QuerySet[Export], at: str, way: Way, one: Planted) -> Iterator[Trace]:
    """Lists that left with it."""
    since = rows.filter(**{f"{at}__gte": one.seed.planted_at})
    for who, moment, seeds in since.values_list("by__ident", at, "seeds"):
        if one.seed.ident in seeds:
            yield Trace(who, way, localdate(moment))


def saw_lists(reader: Reader, one: Planted) -> Iterator[Trace]:
    """Whose office showed them phones in lists, or both sides of who may be twice on the list. That they looked is not noted, so the day is the first on which they could."""
    since, own = one.seed.planted_at, own_roles(reader.group)
    for mandate in held_between(reader.group, since, reader.now):
        rights = rights_of_role(mandate.role, own)
        reaches = mandate.turf_id in (None, one.seed.person.turf_id)
        if reaches and shows(rights, {detail.kind for detail in one.contacts}):
            yield Trace(mandate.membership.ident, Way.LISTS, localdate(max(mandate.since, since)))


def shows(rights: Collection[Right], kinds: Collection[str]) -> bool:
    """Whether pages of many people show one of these kinds to who has these rights."""
    return Right.MERGE in rights or ({Right.EXPORT, Right.SEE_CONTACTS} <= set(rights) and Kind.PHONE in kinds)
