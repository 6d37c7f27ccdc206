"""Every value that the list holds of people: whom it is for, and how it is another one. A new field of a table of `people` gets its row here, or its reason in `NO_VALUE`.

`to` names the rights with which somebody may learn it, where they reach the person; () is nobody: it is shown on no page. To learn that somebody is there
at all takes `SEE_PEOPLE` over their turf, whatever else is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localdate
from hypothesis import strategies as st

from frombelow.hall.groups.queries.keys import sealing_key
from frombelow.hall.groups.rules.rights import Right
from frombelow.hall.kit.sealing import seal
from frombelow.hall.people.actions import persons, seeds
from frombelow.hall.people.actions.common import refresh
from frombelow.hall.people.models import (
    Commitment,
    Consent,
    Conversation,
    Detail,
    Export,
    Find,
    Hold,
    Import,
    Letterbox,
    Merge,
    NotOne,
    Person,
    Raised,
    Reading,
    Seed,
    Suggestion,
    TakenAlong,
    Touched,
)
from frombelow.hall.people.queries.reading import place_of_talk
from frombelow.hall.people.queries.seeds import place_of_seed
from frombelow.hall.people.rules import details
from tests.promises.oracle_world import CHANCE, Subject

Draw = st.SearchStrategy[Any]
EVERYBODY = (Right.SEE_PEOPLE,)
CONTACTS = (Right.SEE_CONTACTS, Right.MERGE)  # who says which two are one sees both
NOTES = (Right.SEE_NOTES,)
WARNED = (*CONTACTS, Right.ADD_CONVERSATIONS, Right.EXPORT)  # who asked to be left alone is left out of their lists
KEYS = (Right.KEEP_KEYS,)
NOBODY: tuple[Right, ...] = ()
HALL = date(2026, 1, 1)

WORDS = st.sampled_from(
    [
        "rosa",
        "rose",
        "rosario",
        "nunez",
        "núñez",
        "munoz",
        "iva",
        "ivanov",
        "dock",
        "office",
        "heat",
        "yes",
        "nights",
        "39201",
        "0199",
        "jackson",
        "zz",
    ]
)
LETTERS = st.text(st.sampled_from("abcdeñ0123456789'%_\"-: "), min_size=1, max_size=12)
TEXT = (WORDS | LETTERS).filter(lambda text: details.latin(text) != "")
DAYS = st.integers(0, 300).map(lambda n: HALL + timedelta(days=n))
BOOL = st.booleans()


@dataclass(frozen=True)
class Value:
    """One thing that is known: the fields it stands in, with which rights it may be learned, what it can be, and how it is set."""

    name: str
    fields: tuple[str, ...]
    to: tuple[Right, ...]
    draw: Draw
    put: Callable[[Subject, Any], None]
    of_person: bool = True  # False: of the group's list as a whole, in nobody's turf


def column(model: Any, row: str, name: str) -> Callable[[Subject, Any], None]:
    """Set a column of a row of the subject."""

    def put(subject: Subject, value: Any) -> None:
        model.unscoped.filter(pk=subject.rows[row]).update(**{name: value})

    return put


def there(model: Any, row: str) -> Callable[[Subject, Any], None]:
    """Whether a row is there at all."""

    def put(subject: Subject, value: Any) -> None:
        if not value:
            model.unscoped.filter(pk=subject.rows[row]).delete()

    return put


def detail(row: str, read: Callable[[Any], details.Value]) -> Callable[[Subject, Any], None]:
    """Set a value, and all that is made from it; "" is a person of whom it is not known."""

    def put(subject: Subject, value: Any) -> None:
        found = Detail.unscoped.filter(pk=subject.rows[row])
        if value == "":
            found.delete()
        else:
            known = read(value)
            found.update(value=known.value, match=known.match, parts=known.parts)
        refresh(Person.unscoped.get(pk=subject.person), subject.now)

    return put


def sealed(name: str) -> Callable[[Subject, Any], None]:
    """What was said in the conversation."""

    def put(subject: Subject, value: Any) -> None:
        talk = Conversation.unscoped.select_related("group").get(pk=subject.rows["talk"])
        text = seal(value, sealing_key(talk.group), place_of_talk(talk.ident, name))
        Conversation.unscoped.filter(pk=talk.pk).update(**{name: text})

    return put


def secret_field(subject: Subject, value: Any) -> None:
    """The group's secret field."""
    row = Detail.unscoped.select_related("group", "field", "person").get(pk=subject.rows["secret"])
    place = Detail.SEALED["value"].at(person__ident=row.person.ident, field__key=row.field.key)
    Detail.unscoped.filter(pk=row.pk).update(value=seal(value, sealing_key(row.group), place))


def is_seed(subject: Subject, value: Any) -> None:
    """Whether the person about whom everything is asked does not exist."""
    if value:
        by = subject.world.own.reader.membership
        Seed.unscoped.create(group=subject.world.own.group, person_id=subject.person, by=by, whose="", planted_at=subject.now)  # fmt: skip


def planted_or_added(subject: Subject, value: Any) -> None:
    """Somebody who comes on the list by one deed or the other, called the same."""
    said = {"reader": subject.world.own.reader, "values": [name("Alma Ibarra"), phone(188)], "turf": subject.world.own.turfs["Dock"]}  # fmt: skip
    with CHANCE.still():
        if value:
            seeds.plant(**said, whose="A friend")
        else:
            persons.add(**said)


def sealed_of_seed(column: str) -> Callable[[Subject, Any], None]:
    """Words about an invented person."""

    def put(subject: Subject, value: Any) -> None:
        seed = Seed.unscoped.select_related("group").get(pk=subject.rows["seed"])
        text = seal(value, sealing_key(seed.group), place_of_seed(seed.ident, column))
        Seed.unscoped.filter(pk=seed.pk).update(**{column: text})

    return put


def held_seed(model: Any, row: str) -> Callable[[Subject, Any], None]:
    """Whether an invented person stood in a list that left."""

    def put(subject: Subject, value: Any) -> None:
        seed = Seed.unscoped.get(pk=subject.rows["seed"])
        model.unscoped.filter(pk=subject.rows[row]).update(seeds=[seed.ident] if value else [])

    return put


def name(text: str) -> details.Value:
    return details.name(full=text)


def phone(number: int) -> details.Value:
    return details.phone(f"(601) 555-{number:04}")


def email(text: str) -> details.Value:
    return details.email(f"{details.latin(text).replace(' ', '.')}@example.org")


def address(text: str) -> details.Value:
    return details.address({"street": f"{len(text)} Dock St", "city": text, "zip": f"39{len(text):03}"})


def outside(text: str) -> details.Value:
    return details.outside_number(text, "van")


def choice(*values: Any) -> Draw:
    return st.sampled_from(values)


VALUES = (
    # ---- the person ----
    Value("a name", ("Person.shown_name", "Person.sort_name", "Person.found_by", "Detail.value", "Detail.parts", "Detail.match"), EVERYBODY, TEXT, detail("name", name)),
    Value("turf", ("Person.turf",), EVERYBODY, choice("Dock", "Empty"), lambda subject, value: column(Person, "person", "turf_id")(subject, subject.turfs[value])),
    Value("language", ("Person.language",), EVERYBODY, choice("", "en", "es"), column(Person, "person", "language")),
    Value("pronouns", ("Person.pronouns",), EVERYBODY, TEXT, column(Person, "person", "pronouns")),
    Value("day of coming on the list", ("Person.added_at",), EVERYBODY, st.integers(0, 400), lambda subject, value: column(Person, "person", "added_at")(subject, subject.now - timedelta(days=value))),
    Value("which member they are", ("Person.membership",), (Right.EDIT_PEOPLE, Right.MERGE), choice("founder", "second"), lambda subject, value: column(Person, "person", "membership_id")(subject, subject.members[value])),
    Value("how they want to be reached", ("Person.reach_by",), CONTACTS, choice("", "phone", "visit"), column(Person, "person", "reach_by")),
    Value("how never", ("Person.never_by",), CONTACTS, choice([], ["phone"], ["visit", "text"]), column(Person, "person", "never_by")),
    Value("last change", ("Person.changed_at",), NOBODY, st.integers(0, 400), lambda subject, value: column(Person, "person", "changed_at")(subject, subject.now - timedelta(days=value))),
    Value("import they came with", ("Person.imported", "Detail.imported", "Consent.imported"), NOBODY, BOOL, lambda subject, value: column(Person, "person", "imported_id")(subject, subject.rows["import"] if value else None)),
    Value("phone", ("Detail.value", "Detail.match"), CONTACTS, st.integers(0, 9999) | st.just(""), detail("phone", phone)),
    Value("e-mail", ("Detail.value", "Detail.match"), CONTACTS, TEXT | st.just(""), detail("email", email)),
    Value("address", ("Detail.value", "Detail.parts", "Detail.match"), CONTACTS, TEXT | st.just(""), detail("address", address)),
    Value("number in another program", ("Detail.value", "Detail.match"), CONTACTS, TEXT | st.just(""), detail("outside", outside)),
    Value("which of their phones", ("Detail.label",), CONTACTS, choice("home", "work", "mobile"), column(Detail, "phone", "label")),
    Value("source of a phone", ("Detail.source",), CONTACTS, choice("typed", "import", "self"), column(Detail, "phone", "source")),
    Value("day of a phone", ("Detail.since",), CONTACTS, DAYS, column(Detail, "phone", "since")),
    Value("a phone that is not right any more", ("Detail.ended_on",), CONTACTS, st.none() | DAYS, column(Detail, "phone", "ended_on")),
    Value("a field of the group", ("Detail.value",), EVERYBODY, TEXT, column(Detail, "field", "value")),
    Value("a secret field of the group", ("Detail.value",), NOTES, TEXT, secret_field),
    Value("that a secret field is filled in", (), NOTES, BOOL, there(Detail, "secret")),
    # ---- consent ----
    Value("consent to be contacted", ("Consent.is_given",), WARNED, BOOL, column(Consent, "contact", "is_given")),
    Value("consent to texts", ("Consent.is_given", "Consent.kind"), CONTACTS, BOOL, column(Consent, "text", "is_given")),
    Value("whether consent to texts was asked", (), CONTACTS, BOOL, there(Consent, "text")),
    Value("day of a consent", ("Consent.on",), CONTACTS, DAYS, column(Consent, "text", "on")),
    Value("how consent is known", ("Consent.how",), CONTACTS, TEXT, column(Consent, "text", "how")),
    Value("who wrote a consent down", ("Consent.by",), NOBODY, choice("founder", "second"), lambda subject, value: column(Consent, "text", "by_id")(subject, subject.members[value])),
    # ---- what was talked about ----
    Value("day of a conversation", ("Conversation.at",), EVERYBODY, st.integers(0, 90), lambda subject, value: column(Conversation, "talk", "at")(subject, subject.now - timedelta(days=value))),
    Value("who had a conversation", ("Conversation.by",), EVERYBODY, choice("founder", "second"), lambda subject, value: column(Conversation, "talk", "by_id")(subject, subject.members[value])),
    Value("minutes of a conversation", ("Conversation.minutes",), EVERYBODY, st.integers(1, 600), column(Conversation, "talk", "minutes")),
    Value("channel of a conversation", ("Conversation.how",), EVERYBODY, choice("in_person", "phone"), column(Conversation, "talk", "how")),
    Value("whether they were reached", ("Conversation.reached",), EVERYBODY, choice("talked", "not_there"), column(Conversation, "talk", "reached")),
    Value("what was asked", ("Conversation.ask",), NOTES, TEXT, column(Conversation, "talk", "ask")),
    Value("what they answered: the assessment", ("Conversation.answer",), NOTES, choice("yes", "no", "maybe"), column(Conversation, "talk", "answer")),
    Value("their words", ("Conversation.words",), NOTES, TEXT, sealed("words")),
    Value("their fears", ("Conversation.fears",), NOTES, TEXT, sealed("fears")),
    Value("whom they named", ("Conversation.named",), NOTES, TEXT, sealed("named")),
    Value("who follows up", ("Conversation.follow_up_by",), NOBODY, choice("founder", "second"), lambda subject, value: column(Conversation, "talk", "follow_up_by_id")(subject, subject.members[value])),
    Value("when it is followed up", ("Conversation.follow_up_on",), NOBODY, DAYS, column(Conversation, "talk", "follow_up_on")),
    Value("whether it was followed up", ("Conversation.followed_up_at",), NOBODY, BOOL, lambda subject, value: column(Conversation, "talk", "followed_up_at")(subject, subject.now if value else None)),
    Value("when it was written down", ("Conversation.recorded_at",), NOBODY, st.integers(0, 300), lambda subject, value: column(Conversation, "talk", "recorded_at")(subject, subject.now - timedelta(days=value))),
    Value("the token of a device", ("Conversation.token",), NOBODY, TEXT, column(Conversation, "talk", "token")),
    Value("an issue they raised", ("Raised.issue",), NOTES, choice("heat", "other"), lambda subject, value: column(Raised, "raised", "issue_id")(subject, subject.rows[value])),
    Value("that they raised an issue", ("Raised.conversation",), NOTES, BOOL, there(Raised, "raised")),
    Value("what they promised", ("Commitment.what",), NOTES, TEXT, column(Commitment, "promise", "what")),
    Value("that they promised", (), NOTES, BOOL, there(Commitment, "promise")),
    Value("day of a promise", ("Commitment.due_on",), NOTES, DAYS, column(Commitment, "promise", "due_on")),
    Value("whether a promise was kept", ("Commitment.is_kept", "Commitment.settled_at"), NOTES, choice(True, False, None), lambda subject, value: Commitment.unscoped.filter(pk=subject.rows["promise"]).update(is_kept=value, settled_at=None if value is None else subject.now)),
    Value("when they promised", ("Commitment.made_at",), NOBODY, st.integers(0, 300), lambda subject, value: column(Commitment, "promise", "made_at")(subject, subject.now - timedelta(days=value))),
    Value("who asked, who settled, in which conversation", ("Commitment.by", "Commitment.settled_by", "Commitment.conversation"), NOBODY, choice("founder", "second"), lambda subject, value: Commitment.unscoped.filter(pk=subject.rows["promise"]).update(by=subject.members[value], settled_by=subject.members[value], conversation=subject.rows["talk"] if value == "founder" else None)),
    Value("who read their page", ("Reading.person", "Reading.by"), NOBODY, BOOL, there(Reading, "reading")),
    Value("when, and whether with notes", ("Reading.on", "Reading.saw_notes"), NOBODY, DAYS, lambda subject, value: Reading.unscoped.filter(pk=subject.rows["reading"]).update(on=value, saw_notes=value.day % 2 == 0)),
    Value("what stood there before an import", ("Touched.before", "Touched.person", "Touched.imported"), NOBODY, TEXT, lambda subject, value: column(Touched, "touched", "before")(subject, {"language": value})),
    # ---- of the list as a whole ----
    Value("how probably two are one", ("Suggestion.probability",), (Right.MERGE,), st.integers(500, 980).map(lambda n: n / 1000), column(Suggestion, "suggestion", "probability"), False),
    Value("why", ("Suggestion.outcomes",), (Right.MERGE,), choice({"given": "nickname"}, {"phone": "same"}, {}), column(Suggestion, "suggestion", "outcomes"), False),
    Value("that two may be one", ("Suggestion.first", "Suggestion.second"), (Right.MERGE,), BOOL, there(Suggestion, "suggestion"), False),
    Value("whether it was put off", ("Suggestion.put_off_at", "Suggestion.made_at"), (Right.MERGE,), BOOL, lambda subject, value: column(Suggestion, "suggestion", "put_off_at")(subject, subject.now if value else None), False),
    Value("who merged two", ("Merge.by",), (Right.MERGE,), choice("founder", "second"), lambda subject, value: column(Merge, "merge", "by_id")(subject, subject.members[value]), False),
    Value("when two were merged", ("Merge.at",), (Right.MERGE,), st.integers(0, 300), lambda subject, value: column(Merge, "merge", "at")(subject, subject.now - timedelta(days=value)), False),
    Value("whether a merge was taken back", ("Merge.undone_at",), (Right.MERGE,), BOOL, lambda subject, value: column(Merge, "merge", "undone_at")(subject, subject.now if value else None), False),
    Value("how probable a merge was", ("Merge.probability",), NOBODY, st.none() | st.just(0.9), column(Merge, "merge", "probability"), False),
    Value("what a merge moved", ("Merge.record",), NOBODY, TEXT, lambda subject, value: column(Merge, "merge", "record")(subject, {"said": value}), False),
    Value("who said that two are two", ("NotOne.first", "NotOne.second", "NotOne.by", "NotOne.at"), NOBODY, BOOL, there(NotOne, "two"), False),
    Value("name of a file", ("Import.file_name",), (Right.IMPORT,), TEXT, column(Import, "import", "file_name"), False),
    Value("state of a file", ("Import.state", "Import.begun_at", "Import.done_at", "Import.undone_at", "Import.by", "Import.dialect"), (Right.IMPORT,), choice("failed", "dropped"), column(Import, "import", "state"), False),
    Value("columns of a file", ("Import.plan",), (Right.IMPORT,), choice(["Name"], ["Fear"]), lambda subject, value: Import.unscoped.filter(pk=subject.rows["import"]).update(plan=subject.plan | {"header": value}), False),
    Value("rows of a file", ("Import.found",), (Right.IMPORT,), st.integers(1, 99), lambda subject, value: column(Import, "import", "found")(subject, {"rows": value}), False),
    Value("what a list is taken out for", ("Export.purpose", "Export.by", "Export.agreed_by", "Export.asked_at", "Export.ends_at", "Export.taken_at", "Export.refused_at"), (Right.EXPORT,), TEXT, column(Export, "export", "purpose"), False),
    Value("how many, and whether two agree", ("Export.people", "Export.needs_second"), (Right.EXPORT,), st.integers(1, 999), column(Export, "export", "people"), False),
    Value("what a list looks for, and which columns", ("Export.steps", "Export.columns"), NOBODY, TEXT, lambda subject, value: column(Export, "export", "steps")(subject, [{"move": "add", "conditions": [{"about": "words", "value": value, "is_not": False, "key": ""}]}]), False),
    Value("people who were invented", ("Export.invented",), NOBODY, TEXT, lambda subject, value: column(Export, "export", "invented")(subject, [{"given": value, "family": "Abbott", "phone": "(601) 555-0100"}]), False),
    Value("a search of one's own", ("Find.name", "Find.steps", "Find.by", "Find.saved_at", "Find.is_shared"), NOBODY, TEXT, column(Find, "search", "name"), False),
    Value("the key of the letterbox", ("Letterbox.private_key",), NOBODY, TEXT, column(Letterbox, "letterbox", "private_key"), False),
    Value("that somebody is invented", ("Seed.person",), KEYS, BOOL, is_seed, False),
    Value("whether somebody was planted or added", (), KEYS, BOOL, planted_or_added, False),
    Value("whose phone an invented person has", ("Seed.whose",), KEYS, TEXT, sealed_of_seed("whose"), False),
    Value("who planted them", ("Seed.by",), KEYS, choice("founder", "second"), lambda subject, value: column(Seed, "seed", "by_id")(subject, subject.members[value]), False),
    Value("when they were planted", ("Seed.planted_at",), KEYS, st.integers(0, 300), lambda subject, value: column(Seed, "seed", "planted_at")(subject, subject.now - timedelta(days=value)), False),
    Value("whether an invented person was reached", ("Seed.reached_on", "Seed.reached_by"), KEYS, BOOL, lambda subject, value: Seed.unscoped.filter(pk=subject.rows["seed"]).update(reached_on=localdate(subject.now) if value else None, reached_by=subject.members["founder"] if value else None), False),
    Value("what was said to an invented person", ("Seed.reached_words",), KEYS, TEXT, sealed_of_seed("reached_words"), False),
    Value("that an invented person stood in a file", ("Export.seeds",), KEYS, BOOL, held_seed(Export, "export"), False),
    Value("that one was taken along", ("TakenAlong.seeds", "TakenAlong.by", "TakenAlong.at"), KEYS, BOOL, held_seed(TakenAlong, "along"), False),
    Value("why nothing fades", ("Hold.reason", "Hold.by", "Hold.since", "Hold.ended_at"), (Right.SEE_GROUP,), TEXT, column(Hold, "hold", "reason"), False),
)  # fmt: skip

# Fields that say nothing of anybody.
NO_VALUE = {
    "number of a row": "id",
    "what stands in addresses": "ident",
    "whose list it is": "group",
    "words of the group itself, shown to everybody who works with people": "Field.key Field.label Field.kind Field.choices Field.is_secret Field.ended_on Issue.name Issue.ended_on",
    "which thing a row is about": "Detail.person Detail.kind Detail.field Consent.person Conversation.person Commitment.person Merge.kept Merge.gone",
    "a merged row leads to who was kept, and is in no list": "Person.merged_into",
    "what a phone seals with: public": "Letterbox.number Letterbox.public_key Letterbox.made_at",
}
