"""Any votes file: which kind it is, what was read and what was repaired."""

from __future__ import annotations

from dataclasses import dataclass, replace

from frombelow.methods.common.said import Said, said
from frombelow.methods.opinions.reading.entries import entries_of_json, entries_of_table, is_entries, read_entries
from frombelow.methods.opinions.reading.loose import OF_FORM, table_of, text_of
from frombelow.methods.opinions.reading.matrix import read_matrix
from frombelow.methods.opinions.reading.statements_file import read_statements
from frombelow.methods.opinions.votes import Votes


@dataclass(frozen=True, eq=False)
class Reading:
    """What a file says. `groups`: the group of each person where the file publishes one; `repairs`: what was read although it was written loosely."""

    votes: Votes
    groups: dict[str, str]
    repairs: tuple[Said, ...]

    @property
    def repairs_of_content(self) -> tuple[Said, ...]:
        """Repairs of what the file says; not those of how it is written (line ends, encoding)."""
        return tuple(one for one in self.repairs if one not in OF_FORM)

    @property
    def numbered_groups(self) -> dict[str, int]:
        """The published groups as 0, 1, … in the order of their names."""
        names = sorted(set(self.groups.values()), key=lambda name: (len(name), name))
        return {person: names.index(name) for person, name in self.groups.items()}


def read_votes(data: bytes) -> Reading:
    """Votes from a participants-votes table, a table with a line per vote, or JSON with an object per vote. Raises Unreadable."""
    repairs: list[Said] = []
    text = text_of(data, repairs)
    if text.lstrip()[:1] in "[{":
        return Reading(read_entries(entries_of_json(text), repairs), {}, tuple(repairs))
    table = table_of(text)
    if is_entries(table):
        return Reading(read_entries(entries_of_table(table), repairs), {}, tuple(repairs))
    votes, groups = read_matrix(table, repairs)
    return Reading(votes, groups, tuple(repairs))


def with_statements(reading: Reading, data: bytes) -> Reading:
    """The same, with the texts and moderation of a statements file."""
    repairs = list(reading.repairs)
    told = read_statements(data, repairs)
    keys = {s.key for s in reading.votes.statements}
    unknown = len(told.keys() - keys)
    if unknown:
        repairs.append(
            said("Statements without any vote in the statements file: {count}. They were left out.", count=unknown)
        )
    return replace(reading, votes=reading.votes.with_statements(told), repairs=tuple(repairs))
