"""People on a group's list: every value that is known of them with its source and its day, what they agreed to, what was talked about.

A row belongs to one group. Nothing is overwritten: a newer phone number stands beside the older one. What is `secret` is sealed with the
group's key (`kit.sealing`), bound to its place `<table>:<ident>:<field>`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frombelow.hall.groups.models import Group, Membership, Turf
from frombelow.hall.kit import ids
from frombelow.hall.kit.scoped import Scoped
from frombelow.hall.kit.sealing import Sealed


class Import(Scoped):
    """A file that was read into the list. It can be undone, whole, at any later time."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    file_name = models.CharField(max_length=200)
    dialect = models.CharField(max_length=40, blank=True)  # the program whose export it is
    plan = models.JSONField(default=dict)  # which column goes where, and what to do with duplicates
    state = models.CharField(max_length=20)  # rules.imports.State
    found = models.JSONField(default=dict)  # rows, created, changed, skipped, problems by kind: counts, no values
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "by": "member", "file_name": "member", "dialect": "member", "plan": "member",
        "state": "member", "found": "member", "begun_at": "member", "done_at": "member", "undone_at": "member",
    }  # fmt: skip
    SEALED = {"plan": Sealed("people.import:{ident}:key", inside="key")}  # the key of the file while it waits


class Person(Scoped):
    """Somebody on the list. Their values stand in `Detail`; here is what lists show and sort by, made from them."""

    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="+", db_index=False
    )  # `person_in_order` begins with it
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    turf = models.ForeignKey(Turf, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    membership = models.ForeignKey(
        Membership, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )  # where they are a member too
    shown_name = models.CharField(max_length=160)  # the chosen name, else the newest
    sort_name = models.CharField(max_length=160)  # family name first, Latin letters, lower case
    found_by = models.TextField(
        blank=True
    )  # words that find them: names in Latin letters, digits of phones, e-mail, place
    language = models.CharField(max_length=10, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    reach_by = models.CharField(
        max_length=20, blank=True
    )  # how they want to be reached: phone, text, email, visit, at_work
    never_by = models.JSONField(default=list)  # how never
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    imported = models.ForeignKey(Import, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False)

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "turf": "member", "membership": "member", "shown_name": "member", "sort_name": "member",
        "found_by": "member", "language": "member", "pronouns": "member", "reach_by": "member", "never_by": "member", "added_at": "member",
        "changed_at": "member", "imported": "member", "merged_into": "member",
    }  # fmt: skip

    class Meta(Scoped.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["group", "sort_name", "id"], condition=Q(merged_into=None), name="person_in_order"),
            models.Index(
                fields=["turf", "sort_name", "id"],
                condition=Q(merged_into=None) & Q(turf__isnull=False),
                name="person_of_turf",
            ),
            models.Index(fields=["imported"], condition=Q(imported__isnull=False), name="person_imported"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="person_merged"),
            models.Index(fields=["membership"], condition=Q(membership__isnull=False), name="person_member"),
        ]


class Field(Scoped):
    """A field that a group added to its list."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    label = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)  # rules.fields.Kind: text, number, day, choice, yes_no
    choices = models.JSONField(default=list)
    is_secret = models.BooleanField(default=False)  # sealed; only who may see notes reads it
    ended_on = models.DateField(null=True)

    SECRECY = {
        "id": "member",
        "group": "member",
        "key": "member",
        "label": "member",
        "kind": "member",
        "choices": "member",
        "is_secret": "member",
        "ended_on": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "key"], name="field_key_once")]


class Detail(Scoped):
    """One value that is known of a person: a name, a phone number, an e-mail address, an address, an outside number, a value of the group's own field."""

    # no index of its own (values are asked for by person, words by `people_index`), and no check by the database: the row's person has the group, and each check is a third of an import
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=10)  # rules.details.Kind: name, phone, email, address, id, field
    label = models.CharField(
        max_length=40, blank=True
    )  # legal, chosen, nickname; home, work, mobile; the program an outside number is of
    field = models.ForeignKey(Field, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    value = models.TextField()  # as it was written; sealed where the field is secret
    parts = models.JSONField(
        null=True
    )  # names: given, middle, family, suffix; addresses: street, city, state, zip, country
    match = models.CharField(
        max_length=200, blank=True
    )  # the same value however it is written: +16015550100, name@example.org
    source = models.CharField(max_length=20)  # rules.details.Source: typed, import, conversation, self
    since = models.DateField()
    ended_on = models.DateField(null=True)  # not right any more; kept, not shown first
    imported = models.ForeignKey(
        Import, null=True, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )

    SECRECY = {
        "id": "member", "group": "member", "person": "member", "kind": "member", "label": "member", "field": "member", "value": "secret", "parts": "member",
        "match": "member", "source": "member", "since": "member", "ended_on": "member", "imported": "member",
    }  # fmt: skip
    # bound to the person and the field, so that it can be read where it belongs only
    SEALED = {"value": Sealed("people.detail:{person__ident}:{field__key}", only={"field__is_secret": True})}

    class Meta(Scoped.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["person", "kind"], name="detail_of_person"),
            # with the person: SQLite, as long as it has counted nothing, would go through a field's values for each person
            models.Index(fields=["field", "person"], condition=Q(field__isnull=False), name="detail_of_field"),
        ]


class Consent(Scoped):
    """What a person agreed to, or did not, on a day, and how that is known. The newest of a kind counts."""

    # no index of its own beside `consent_of_person`, and no check by the database: the row's person has the group, and each check is a third of an import
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=20)  # rules.consents.Kind: contact, text, share
    is_given = models.BooleanField()
    on = models.DateField()
    how = models.CharField(max_length=120, blank=True)  # "card at the meeting", "said so by phone", "column sms_status"
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False)
    imported = models.ForeignKey(
        Import, null=True, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )

    SECRECY = {
        "id": "member",
        "group": "member",
        "person": "member",
        "kind": "member",
        "is_given": "member",
        "on": "member",
        "how": "member",
        "by": "member",
        "imported": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["person", "kind", "on"], name="consent_of_person"),
            models.Index(fields=["by"], condition=Q(by__isnull=False), name="consent_by"),
        ]


class Issue(Scoped):
    """Something people raise, in the group's words: short staffing, heat, unpaid breaks, mold."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    name = models.CharField(max_length=80)
    ended_on = models.DateField(null=True)

    SECRECY = {"id": "member", "group": "member", "ident": "member", "name": "member", "ended_on": "member"}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "name"], condition=Q(ended_on=None), name="issue_once")]


class Conversation(Scoped):
    """Somebody talked with a person on the list. Read by who had it, and by those whose mandate lets them see notes."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    token = models.CharField(max_length=40)  # made by the device that recorded it: sent twice, it is there once
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True)
    how = models.CharField(max_length=20)  # rules.conversations.Channel
    reached = models.CharField(max_length=20)  # rules.conversations.Reached
    ask = models.CharField(max_length=200, blank=True)
    answer = models.CharField(max_length=10, blank=True)  # rules.conversations.Answer
    words = models.TextField(blank=True)  # what they raised in their own words; sealed
    fears = models.TextField(blank=True)  # sealed
    named = models.TextField(blank=True)  # whom they named, one a line; sealed
    follow_up_by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    follow_up_on = models.DateField(null=True)
    followed_up_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "token": "member", "person": "member", "by": "member", "at": "member", "minutes": "member",
        "how": "member", "reached": "member", "ask": "member", "answer": "member", "words": "secret", "fears": "secret", "named": "secret",
        "follow_up_by": "member", "follow_up_on": "member", "followed_up_at": "member", "recorded_at": "member",
    }  # fmt: skip
    SEALED = {
        "words": Sealed("people.conversation:{ident}:words"),
        "fears": Sealed("people.conversation:{ident}:fears"),
        "named": Sealed("people.conversation:{ident}:named"),
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "by", "token"], name="conversation_sent_once")]
        indexes = [
            models.Index(fields=["person", "at"], name="conversation_of_person"),
            models.Index(
                fields=["follow_up_by", "follow_up_on"],
                condition=Q(followed_up_at=None) & Q(follow_up_on__isnull=False),
                name="follow_up_due",
            ),
        ]


class Letterbox(Scoped):
    """A pair of keys for conversations that are written down without a line: a phone seals with the public one and cannot open what it sealed."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    public_key = models.TextField()  # SubjectPublicKeyInfo, base64
    private_key = models.TextField()  # PKCS 8, sealed with the group's key
    made_at = models.DateTimeField()

    SECRECY = {
        "id": "member",
        "group": "member",
        "number": "member",
        "public_key": "member",
        "private_key": "secret",
        "made_at": "member",
    }
    SEALED = {"private_key": Sealed("people.letterbox:{group__ident}:{number}")}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="letterbox_number")]


class Raised(Scoped):
    """An issue was raised in a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="+")

    SECRECY = {"id": "member", "conversation": "member", "issue": "member"}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["conversation", "issue"], name="raised_once")]


class Commitment(Scoped):
    """Somebody said they would do something by a day. Kept, not kept, or not known yet."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")  # who asked
    what = models.CharField(max_length=200)
    due_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    is_kept = models.BooleanField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "person": "member", "conversation": "member", "by": "member", "what": "member",
        "due_on": "member", "made_at": "member", "is_kept": "member", "settled_at": "member", "settled_by": "member",
    }  # fmt: skip

    class Meta(Scoped.Meta):
        abstract = False
        indexes = [
            models.Index(fields=["person", "made_at"], name="commitment_of_person"),
            models.Index(fields=["group", "due_on"], condition=Q(settled_at=None), name="commitment_open"),
        ]


class Merge(Scoped):
    """Two rows were one person. Everything that was moved or changed stands in `record`, so that it can be put back exactly."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    kept = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    gone = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    probability = models.FloatField(null=True)  # of the two being one, by the model; None where somebody chose them
    record = models.JSONField(default=dict)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "kept": "member", "gone": "member", "by": "member", "probability": "member",
        "record": "member", "at": "member", "undone_at": "member",
    }  # fmt: skip


class NotOne(Scoped):
    """Somebody looked at two rows and said: these are two people. They are not suggested again."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")  # the lower number
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    SECRECY = {"id": "member", "group": "member", "first": "member", "second": "member", "by": "member", "at": "member"}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="not_one_once")]


class Suggestion(Scoped):
    """Two rows that may be one person, by the ladder of evidence. Made anew whenever somebody asks; what was answered stands in `Merge` and `NotOne`."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")  # the lower number
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    outcomes = models.JSONField(default=dict)  # of each comparison: {"phone": "same", "given": "nickname"}; no values
    made_at = models.DateTimeField()
    put_off_at = models.DateTimeField(null=True)  # "later"

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "first": "member", "second": "member", "probability": "member", "outcomes": "member",
        "made_at": "member", "put_off_at": "member",
    }  # fmt: skip

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="suggestion_once")]
        indexes = [models.Index(fields=["group", "put_off_at", "-probability"], name="suggestion_in_order")]


class Reading(Scoped):
    """A member opened the page of a person, on a day: the person can see it."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()
    saw_notes = models.BooleanField(default=False)

    SECRECY = {
        "id": "member",
        "group": "member",
        "person": "member",
        "by": "member",
        "on": "member",
        "saw_notes": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["person", "by", "on"], name="reading_once_a_day")]
        indexes = [models.Index(fields=["by", "on"], name="reading_of_member")]


class Hold(Scoped):
    """A legal hold: while it is on, nothing fades and nobody is erased. Members see since when and why."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    reason = models.TextField()
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "member",
        "group": "member",
        "ident": "member",
        "reason": "member",
        "by": "member",
        "since": "member",
        "ended_at": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group"], condition=Q(ended_at=None), name="one_hold_at_a_time")]


class Export(Scoped):
    """A list that somebody takes out of the hall: who, whom, which columns, what for; above the charter's size a second person agrees."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    steps = models.JSONField(default=list)  # rules.finding.Step
    columns = models.JSONField(default=list)  # rules.exporting.Column
    purpose = models.CharField(max_length=200)
    people = models.PositiveIntegerField()  # when it was asked for
    needs_second = models.BooleanField()
    invented = models.JSONField(
        default=list
    )  # two people who do not exist, in this file only: a leaked copy tells where it is from
    seeds = models.JSONField(default=list)  # idents of the seeds of the list whose phone or e-mail stands in it
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "by": "member", "agreed_by": "member", "steps": "member", "columns": "member", "purpose": "member",
        "people": "member", "needs_second": "member", "invented": "secret", "seeds": "secret", "asked_at": "member", "ends_at": "member", "taken_at": "member", "refused_at": "member",
    }  # fmt: skip


class Find(Scoped):
    """A way to find people, saved under a name; shared with the group, or one's own."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    name = models.CharField(max_length=80)
    by = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    is_shared = models.BooleanField(default=False)
    steps = models.JSONField(default=list)  # rules.finding.Step
    saved_at = models.DateTimeField()

    SECRECY = {
        "id": "member",
        "group": "member",
        "ident": "member",
        "name": "member",
        "by": "member",
        "is_shared": "member",
        "steps": "member",
        "saved_at": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "by", "name"], name="find_name_once")]


class Touched(Scoped):
    """Somebody who was on the list already was in a file too. `before` is what stood in their row, so that the import can be undone; None where it changed nothing."""

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField(
        null=True
    )  # columns of the person, and `ended`: numbers of the values that the import ended

    SECRECY = {"id": "member", "imported": "member", "person": "member", "before": "member"}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["imported", "person"], name="touched_once")]


class TakenAlong(Scoped):
    """A list that somebody took along on a device. The journal tells members how many stood in it; here stands which seeds did, for the day that one is reached."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    seeds = models.JSONField(default=list)  # their idents; most often none

    SECRECY = {"id": "member", "group": "member", "by": "member", "at": "member", "seeds": "secret"}


class Seed(Scoped):
    """Somebody on the list who does not exist, with a phone or an e-mail that reaches somebody trusted: who is contacted there has the list.

    Their row in `Person` is like any other. Only who keeps the keys learns which rows these are; no other part of the program asks this table.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")
    whose = models.TextField()  # whose phone or e-mail it is; sealed
    planted_at = models.DateTimeField()
    reached_on = models.DateField(null=True)  # the first day somebody who should not have the list called or wrote
    reached_words = models.TextField(blank=True)  # who said what; sealed
    reached_by = models.ForeignKey(Membership, null=True, on_delete=models.SET_NULL, related_name="+")  # who noted it

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "person": "secret", "by": "secret", "whose": "secret", "planted_at": "secret",
        "reached_on": "secret", "reached_words": "secret", "reached_by": "secret",
    }  # fmt: skip
    SEALED = {
        "whose": Sealed("people.seed:{ident}:whose"),
        "reached_words": Sealed("people.seed:{ident}:reached_words"),
    }
