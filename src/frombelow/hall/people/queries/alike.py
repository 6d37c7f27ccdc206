"""People whose names are nearly what was typed. Which words stand in for a typed one is decided by whom the reader sees, and told from those who are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.groups.scope import Reader
from frombelow.hall.people.queries import index
from frombelow.hall.people.queries.index import Word
from frombelow.hall.people.queries.reading import people_for
from frombelow.hall.people.rules.finding import About, Condition, Move, Step

NOBODY = Q(pk__in=())
WHOLE, BEST = 2, 1  # how far off: everything that is forgiven, and one slip or a like sound


def turf_reach(reader: Reader, right: Right) -> Q:
    """People whom a right reaches."""
    reach = reader.reach(right)
    return Q() if reach.is_whole else Q(turf__in=reach.turfs) if reach.turfs else NOBODY


def anywhere(reader: Reader, words: Sequence[Word]) -> Q:
    """Words in names, and in contacts of those whose contacts the reader may see."""
    names = index.matching_words(reader.group, words, index.NAMES)
    contacts = index.matching_words(reader.group, words, index.EVERYTHING) & turf_reach(reader, Right.SEE_CONTACTS)
    return contacts if reader.may_whole(Right.SEE_CONTACTS) else names | contacts


@dataclass(frozen=True)
class Settled(Condition):
    """A condition of a like name of which is known already which words stand for it, and whether nobody is called as it was typed."""

    words: tuple[Word, ...] = ()
    is_nobody: bool = False


def settled(reader: Reader, one: Condition) -> Settled:
    """Which words stand for what was typed: those that somebody in reach carries, the nearest first. As typed, where nothing is near."""
    if isinstance(one, Settled):
        return one
    plain = tuple(Word(word) for word in index.words_of(one.value))
    is_nobody = not is_somebody(reader, plain)
    words = next((words for words in tries(reader, plain) if is_somebody(reader, words)), plain)
    return Settled(one.about, one.value, one.is_not, one.key, words, is_nobody)


def tries(reader: Reader, plain: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """Ways to read what was typed, the nearest first: words that nobody carries are others, else any may be; one slip is likelier than two."""
    lone = [word for word in plain if len(plain) > 1 and not is_somebody(reader, [word])]
    near = {word: index.near(reader.group, word.text) for word in lone or plain}
    seen = set()
    for words, far in ((lone, BEST), (lone, WHOLE), (plain, BEST), (plain, WHOLE)):
        near |= {word: index.near(reader.group, word.text) for word in words if word not in near}
        way = tuple(
            replace(word, instead=tuple(other for other, off in near[word].items() if off <= far))
            if word in words
            else word
            for word in plain
        )
        if way not in seen and way != plain:
            yield way
        seen.add(way)


def is_somebody(reader: Reader, words: Sequence[Word]) -> bool:
    """Whether anybody in reach is found by these. One word of a name that somebody carries needs no search, where everybody is in reach."""
    if not words:
        return False
    is_quick = len(words) == 1 and reader.may_whole(Right.SEE_PEOPLE)
    if is_quick and (words[0].instead or index.is_carried(reader.group, words[0].text)):
        return True
    return bool(people_for(reader).filter(anywhere(reader, words)).order_by(index.GATHERED).values_list("pk")[:1])


def of_like(reader: Reader, one: Condition) -> Q:
    """People of whom it is so."""
    return anywhere(reader, settled(reader, one).words)


def all_settled(reader: Reader, steps: Sequence[Step]) -> list[Step]:
    """Steps, with like names looked up once for all of them."""
    return [
        replace(
            step,
            conditions=tuple(settled(reader, one) if one.about == About.LIKE else one for one in step.conditions),
        )
        for step in steps
    ]


def instead(reader: Reader, steps: Sequence[Step]) -> list[Step] | None:
    """Settled steps with the words of the last one read as like names, where they find nobody as they are, and somebody so; else None."""
    if not steps or steps[-1].move == Move.REMOVE:
        return None
    last = steps[-1]
    number = next((n for n, one in enumerate(last.conditions) if one.about in WRITTEN and not one.is_not), None)
    if number is None:
        return None
    typed = last.conditions[number]
    if is_somebody(reader, [Word(word) for word in index.words_of(typed.value)]):
        return None
    like = settled(reader, Condition(About.LIKE, typed.value))
    if not any(word.instead for word in like.words):
        return None
    return [*steps[:-1], Step(last.move, (*last.conditions[:number], like, *last.conditions[number + 1 :]))]


WRITTEN = frozenset({About.WORDS, About.NAME})


@dataclass(frozen=True)
class Told:
    """What is said of a like name: the number of its step, what was typed, whether nobody is called so, and what those who are shown are called."""

    step: int
    typed: str
    is_nobody: bool
    called: tuple[str, ...]


def told(reader: Reader, steps: Sequence[Step], shown: Sequence[str]) -> list[Told]:
    """For each like name among settled steps. `shown`: idents of the people on the page; only what they carry is told."""
    likes = [
        (number, one)
        for number, step in enumerate(steps)
        for one in step.conditions
        if isinstance(one, Settled) and not one.is_not
    ]
    if not likes:
        return []
    carried = [line.split() for line in people_for(reader).filter(ident__in=shown).values_list("found_by", flat=True)]
    return [Told(number, one.value, one.is_nobody, called(one, carried)) for number, one in likes]


def called(one: Settled, carried: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What the people shown are called, of the words by which they were found: each way once, the most frequent first."""
    ways: dict[str, int] = {}
    for line in carried:
        way = " ".join(filter(None, (as_carried(word, line) for word in one.words)))
        ways[way] = ways.get(way, 0) + 1
    return tuple(sorted((way for way in ways if way), key=lambda way: -ways[way]))


def as_carried(word: Word, line: Sequence[str]) -> str:
    """The word by which somebody is found in place of a typed one."""
    as_typed = (known for known in line if known.startswith(word.text))
    return next(as_typed, "") or next((other for other in word.instead if other in line), "")
