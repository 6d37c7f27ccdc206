"""Steps of a search as rows. What a reader may not see cannot be asked for either: a condition on it reaches only the people of whom they may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from frombelow.hall.groups.models import Turf
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.models import Commitment, Consent, Conversation, Detail, Person, Raised
from frombelow.hall.people.queries import index
from frombelow.hall.people.queries.alike import NOBODY, WRITTEN, Settled, anywhere, of_like, settled, turf_reach
from frombelow.hall.people.queries.listing import ROWS, Row, fields_of, rows_of, rows_of_numbers
from frombelow.hall.people.queries.reading import people_for
from frombelow.hall.people.rules.details import EMAIL_MARK, PHONE_MARK, PLACE_MARK, latin
from frombelow.hall.people.rules.finding import About, Condition, Move, Span, Step, span

MANY = 5_000  # found: then some are met soon in any order
LOOKED_THROUGH = 2 * (ROWS + 1)  # of those found, for the best fit
EVERYBODY = ~NOBODY  # an empty Q would say nothing where it stands after “or”


def found(reader: Reader, steps: Sequence[Step]) -> QuerySet[Person]:
    """The people that the steps lead to, of those in reach."""
    return people_for(reader).filter(of_steps(reader, steps))


def of_steps(reader: Reader, steps: Sequence[Step]) -> Q:
    """All steps as one question."""
    so_far = NOBODY
    for step in steps:
        those = of_step(reader, step)
        so_far = (
            so_far | those if step.move == Move.ADD else so_far & those if step.move == Move.NARROW else so_far & ~those
        )
    return so_far


def of_step(reader: Reader, step: Step) -> Q:
    """People of whom every condition is so; a step without one means everybody."""
    every = Q()
    for one in step.conditions:
        every &= of_condition(reader, one)
    return every or EVERYBODY


def of_condition(reader: Reader, one: Condition) -> Q:
    """One condition, for people of whom the reader may know whether it is so: neither it nor its opposite tells of others."""
    right, question = QUESTIONS[one.about]
    asked = question(reader, one)
    if one.is_not:
        asked = ~asked
    return asked if right is None else asked & turf_reach(reader, right)


# ---- one question each ----


def of_words(reader: Reader, one: Condition) -> Q:
    """Words anywhere: in names, and in contacts of those whose contacts the reader may see."""
    return anywhere(reader, words_typed(one))


# What looks at one kind of words only, and by which mark.
MARKS: dict[About, tuple[str, ...]] = {
    About.NAME: index.NAMES, About.PHONE: (PHONE_MARK,), About.EMAIL: (EMAIL_MARK,), About.CITY: (PLACE_MARK,), About.ZIP: (PLACE_MARK,),
}  # fmt: skip


def of_marked(reader: Reader, one: Condition) -> Q:
    """Words of one kind: of names, of phones, of e-mail, of places."""
    return index.matching_words(reader.group, words_typed(one), MARKS[one.about])


def words_typed(one: Condition) -> list[index.Word]:
    """What was typed, word by word; of a phone the digits, at the beginning of a number or its last four or seven."""
    text = "".join(filter(str.isdigit, one.value)) if one.about == About.PHONE else one.value
    return [index.Word(word) for word in index.words_of(text)]


def of_turf(reader: Reader, one: Condition) -> Q:
    """By its name; `none` is nobody's turf."""
    return Q(turf=None) if one.value.lower() == "none" else Q(turf__group=reader.group, turf__name__iexact=one.value)


def of_language(reader: Reader, one: Condition) -> Q:
    return Q(language=one.value.lower()[:10])


def of_added(reader: Reader, one: Condition) -> Q:
    return within("added_at", span(one.value, timezone.localdate(reader.now)))


def of_member(reader: Reader, one: Condition) -> Q:
    return Q(membership__isnull=one.value == "no")


def of_talked(reader: Reader, one: Condition) -> Q:
    """The last time anybody talked with them."""
    talks = Conversation.unscoped.filter(person=OuterRef("pk"), reached="talked")
    if one.value == "never":
        return ~Q(Exists(talks))
    days = span(one.value, timezone.localdate(reader.now))
    if days.since is None:
        return Q(Exists(talks)) & ~Q(Exists(talks.filter(at__gte=beginning(after(days)))))
    return Q(Exists(talks.filter(within("at", days))))


def of_issue(reader: Reader, one: Condition) -> Q:
    rows = Raised.unscoped.filter(conversation__person=OuterRef("pk"), issue__name__iexact=one.value)
    return Q(Exists(rows))


def of_answer(reader: Reader, one: Condition) -> Q:
    return Q(Exists(Conversation.unscoped.filter(person=OuterRef("pk"), answer=one.value)))


def of_promise(reader: Reader, one: Condition) -> Q:
    rows = Commitment.unscoped.filter(person=OuterRef("pk"))
    state = {
        "open": Q(settled_at=None), "kept": Q(is_kept=True), "broken": Q(is_kept=False),
        "late": Q(settled_at=None, due_on__lt=timezone.localdate(reader.now)),
    }[one.value]  # fmt: skip
    return Q(Exists(rows.filter(state)))


def of_consent(reader: Reader, one: Condition) -> Q:
    """The newest word on it is yes, and they did not ask to be left alone."""
    given = newest_is(one.value, is_given=True)
    return given if one.value == "contact" else given & ~newest_is("contact", is_given=False)


def newest_is(kind: str, *, is_given: bool) -> Q:
    """The newest consent of a kind; on the same day a refusal counts more."""
    rows = Consent.unscoped.filter(person=OuterRef("pk"), kind=kind)
    later = Consent.unscoped.filter(person=OuterRef("person"), kind=kind).filter(
        Q(on__gt=OuterRef("on")) | (Q(on=OuterRef("on"), is_given=False) if is_given else NOBODY)
    )
    return Q(Exists(rows.filter(is_given=is_given).exclude(Exists(later))))


def of_field(reader: Reader, one: Condition) -> Q:
    """A field of the group. A secret one cannot be searched: what is sealed has no index."""
    field = next((field for field in fields_of(reader) if field.key == one.key and not field.is_secret), None)
    if field is None:
        return NOBODY
    rows = Detail.unscoped.filter(person=OuterRef("pk"), field=field, ended_on=None)
    return Q(Exists(rows.filter(value__iexact=one.value)))


QUESTIONS: dict[About, tuple[Right | None, Callable[[Reader, Condition], Q]]] = {
    About.WORDS: (None, of_words), About.NAME: (None, of_marked), About.LIKE: (None, of_like), About.TURF: (None, of_turf), About.LANGUAGE: (None, of_language),
    About.ADDED: (None, of_added), About.MEMBER: (None, of_member), About.FIELD: (None, of_field), About.TALKED: (Right.ADD_CONVERSATIONS, of_talked),
    About.PHONE: (Right.SEE_CONTACTS, of_marked), About.EMAIL: (Right.SEE_CONTACTS, of_marked), About.CITY: (Right.SEE_CONTACTS, of_marked),
    About.ZIP: (Right.SEE_CONTACTS, of_marked), About.CONSENT: (Right.SEE_CONTACTS, of_consent), About.ISSUE: (Right.SEE_NOTES, of_issue),
    About.ANSWER: (Right.SEE_NOTES, of_answer), About.PROMISE: (Right.SEE_NOTES, of_promise),
}  # fmt: skip


def within(column: str, days: Span) -> Q:
    """A moment within days."""
    asked = Q(**{f"{column}__gte": beginning(days.since)}) if days.since else Q()
    return asked & (Q(**{f"{column}__lt": beginning(after(days))}) if days.until else Q())


def after(days: Span) -> date:
    """The day after the last."""
    assert days.until is not None
    return date.fromordinal(days.until.toordinal() + 1)


def beginning(day: date) -> datetime:
    """The first moment of a day, where the hall is."""
    return timezone.make_aware(datetime.combine(day, time.min))


# ---- what the index of words answers alone ----

HOW = {Move.ADD: index.OR, Move.NARROW: index.AND, Move.REMOVE: index.NOT}


def in_index(reader: Reader, steps: Sequence[Step]) -> str | None:
    """The steps as one question to the index of words; None where it cannot answer all of them for this reader."""
    if not reader.may_whole(Right.SEE_PEOPLE) or not steps or steps[0].move != Move.ADD:
        return None
    so_far = ""
    for step in steps:
        asked = [words_in_index(reader, one) for one in step.conditions]
        if not asked or None in asked:
            return None
        those = index.both(index.AND, *(one for one in asked if one))
        so_far = index.both(HOW[step.move], so_far, those) if so_far else those
    return so_far


def words_in_index(reader: Reader, one: Condition) -> str | None:
    """One condition that is of words alone; None for others, and where only a part of the contacts may be looked at."""
    marks = marks_for(reader, one.about)
    if one.is_not or marks is None:
        return None
    words = settled(reader, one).words if one.about == About.LIKE else words_typed(one)
    return index.question(reader.group, words, marks) if words else None


def marks_for(reader: Reader, about: About) -> tuple[str, ...] | None:
    """The words at which a condition looks, of everybody; None where it hangs on more than words."""
    if about == About.NAME:
        return MARKS[about]
    sees_all = reader.may_whole(Right.SEE_CONTACTS)
    if about in {About.WORDS, About.LIKE}:
        return index.EVERYTHING if sees_all else index.NAMES if not reader.may(Right.SEE_CONTACTS) else None
    return MARKS.get(about) if sees_all else None


# ---- how many people each step moves ----


@dataclass(frozen=True)
class Moved:
    """A step, and how many people stand after it; `change` against the step before."""

    step: Step
    count: int
    change: int
    first: tuple[int, ...] | None = None  # numbers of those found, where the index knew them


def moved(reader: Reader, steps: Sequence[Step]) -> list[Moved]:
    """How many people each step adds, keeps or takes out."""
    found_before, rows = 0, []
    for number, step in enumerate(steps, start=1):
        asked, numbers = in_index(reader, steps[:number]), None
        if asked is None:
            count = found(reader, steps[:number]).count()
        elif number < len(steps):
            count = index.count(asked)
        else:
            hits = index.hits(asked, LOOKED_THROUGH)
            count, numbers = hits.count, tuple(hits.first)
        rows.append(Moved(step, count, count - found_before, numbers))
        found_before = count
    return rows


def in_order(
    reader: Reader, steps: Sequence[Step], turfs: Sequence[Turf], most: int, known: Moved | None = None
) -> list[Row]:
    """Those found, the best fit first where words were typed, else by name. `known`: whom the last step left, where they were counted already."""
    words = [one.value for step in steps for one in step.conditions if one.about in WRITTEN and not one.is_not]
    words += [" ".join(near) for near in nearest(steps)]
    if not words:
        return rows_of(reader, found(reader, steps).order_by("sort_name", "pk")[:most], turfs)
    rows = first(reader, steps, turfs, known or moved(reader, steps)[-1])
    carried = {row.ident: set(latin(row.shown_name).split()) for row in rows}
    wanted, near = set(latin(" ".join(words)).split()), carried_by_some(nearest(steps), carried.values())
    return sorted(rows, key=lambda row: fit(carried[row.ident], wanted, near))[:most]


def carried_by_some(near: Sequence[tuple[str, ...]], carried: Iterable[set[str]]) -> list[tuple[str, ...]]:
    """Of the words that stand for others those of the people found: the others are of people whom the reader may not see, and would tell of them by the order."""
    known = set().union(*carried)
    return [tuple(word for word in words if word in known) for words in near]


def first(reader: Reader, steps: Sequence[Step], turfs: Sequence[Turf], known: Moved) -> list[Row]:
    """The first of those found, in the order in which they came to the list."""
    if known.first is not None:
        return rows_of_numbers(reader, known.first, turfs)
    order = index.GATHERED if known.count < MANY else F("pk")
    return rows_of(reader, found(reader, steps).order_by(order)[:LOOKED_THROUGH], turfs)


def nearest(steps: Sequence[Step]) -> list[tuple[str, ...]]:
    """For each word of a like name, of settled steps: the word itself and those that stand for it, the nearest first."""
    likes = [one for step in steps for one in step.conditions if isinstance(one, Settled) and not one.is_not]
    return [(word.text, *word.instead) for one in likes for word in one.words]


def fit(carried: set[str], wanted: set[str], near: Sequence[tuple[str, ...]]) -> tuple[int, int]:
    """How well somebody's words fit, smaller is better: how many were looked for, then how near those are that stand for others."""
    places = [next((place for place, word in enumerate(words) if word in carried), len(words)) for words in near]
    return -len(wanted & carried), sum(places)
