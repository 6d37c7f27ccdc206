"""What the journal of a group says of deeds about people, in sentences. Nobody on the list is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frombelow.hall.groups.queries.names import Names
from frombelow.hall.kit.models import Entry
from frombelow.hall.kit.templatetags.numbers import number


def told_entry(entry: Entry, names: Names) -> str:
    """One entry, in a sentence; "" where it is no deed about people."""
    app, _dot, deed = entry.deed.partition(".")
    tell = SENTENCES.get(deed) if app == "people" else None
    return tell(entry.facts) if tell else ""


def always(sentence: Any) -> Callable[[Mapping[str, Any]], str]:
    """The same sentence whatever the facts."""
    return lambda facts: str(sentence)


def counted(facts: Mapping[str, Any], one: str, many: str) -> str:
    """A sentence with how many people."""
    count = int(facts.get("people", 0) if isinstance(facts.get("people", 0), int) else len(facts["people"]))
    return ngettext(one, many, count).format(n=number(count), purpose=facts.get("purpose", ""))


SENTENCES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "add": lambda facts: _("Somebody was added to the list."),
    "add_value": lambda facts: _("A value was added to somebody on the list."),
    "end_value": lambda facts: _("A value of somebody on the list was marked as not right any more."),
    "fill_field": lambda facts: _("A field of somebody on the list was filled in."),
    "say_consent": lambda facts: _("What somebody on the list agreed to was written down."),
    "describe": lambda facts: _("How somebody on the list wants to be reached was written down."),
    "put_in_turf": lambda facts: counted(
        facts, "{n} person was placed in a turf.", "{n} people were placed in a turf."
    ),
    "record_conversation": lambda facts: _("A conversation was written down."),
    "settle": lambda facts: _("A promise was settled: kept or not."),
    "follow_up": lambda facts: _("Somebody was followed up."),
    "take_along": lambda facts: counted(
        facts, "A list of {n} person was taken along on a device.", "A list of {n} people was taken along on a device."
    ),
    "add_issue": lambda facts: _("An issue was added."),
    "end_issue": lambda facts: _("An issue is not offered any more."),
    "add_field": lambda facts: _("A field was added: “{key}”.").format(key=facts.get("key", "")),
    "end_field": lambda facts: _("A field is not offered any more: “{key}”.").format(key=facts.get("key", "")),
    "import": lambda facts: counted(
        {"people": facts.get("created", 0)},
        "A file was written into the list: {n} new person.",
        "A file was written into the list: {n} new people.",
    ),
    "undo_import": lambda facts: counted(
        {"people": facts.get("removed", 0)},
        "A file was taken back out of the list: {n} person went.",
        "A file was taken back out of the list: {n} people went.",
    ),
    "save_find": lambda facts: _("A search was kept."),
    "forget_find": lambda facts: _("A kept search was deleted."),
    "link_member": lambda facts: _("Somebody on the list was found to be a member."),
    "take_own_record": lambda facts: _("A member took along what is held about them."),
    "correct_own_record": lambda facts: _("A member corrected what is held about them."),
    "ask_export": lambda facts: counted(
        facts,
        "A list of {n} person was asked for, to take out of the hall: {purpose}",
        "A list of {n} people was asked for, to take out of the hall: {purpose}",
    ),
    "agree_export": lambda facts: _("A second person agreed that a list is taken out of the hall."),
    "refuse_export": lambda facts: _("A second person did not agree that a list is taken out of the hall."),
    "take_export": lambda facts: counted(
        facts, "A list of {n} person was taken out of the hall.", "A list of {n} people was taken out of the hall."
    ),
    "too_many_views": lambda facts: _(
        "A member looked at more people than anybody works with in an hour, and was stopped. Ask them why."
    ),
    "merge": lambda facts: _("Two rows of the list were found to be one person, and merged."),
    "unmerge": lambda facts: _("A merge was taken back: they are two people."),
    "not_one": lambda facts: _("Somebody looked at two rows of the list: they are two people."),
    "look_for_duplicates": lambda facts: _("The list was looked through for people who are on it twice."),
    "erase": lambda facts: _("Somebody was erased from the list, with everything about them."),
    "fade": lambda facts: _("Old conversations faded as the charter says: {n}.").format(
        n=number(int(facts.get("conversations", 0)))
    ),
    "hold": lambda facts: _("Nothing is deleted until further notice: a legal hold began."),
    "tell_of_leak": lambda facts: _(
        "The list, or a part of it, is in hands it was not meant for. Ask the data keeper what is known."
    ),
    "end_hold": lambda facts: _("The legal hold ended."),
}
