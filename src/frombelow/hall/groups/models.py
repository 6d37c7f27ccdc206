"""Groups, what they agreed on, who belongs to them, and by what right somebody may do something."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from frombelow.hall.accounts.models import Account
from frombelow.hall.kit import ids, sealing
from frombelow.hall.kit.scoped import Scoped


class Group(Scoped):
    """A caucus, a workers' committee, a tenants' union, a coalition, a network."""

    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=5, default="en")
    about = models.TextField(blank=True)
    founded_on = models.DateField()
    closed_on = models.DateField(null=True)

    SECRECY = {
        "id": "member", "ident": "member", "name": "member", "kind": "member", "language": "member", "about": "member", "founded_on": "member",
        "closed_on": "member",
    }  # fmt: skip

    def __str__(self) -> str:
        return self.ident


class GroupKey(Scoped):
    """A key of a group, wrapped in the master key. Without `wrapped` it is destroyed, and everything sealed with it."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    wrapped = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "secret",
        "group": "secret",
        "number": "secret",
        "wrapped": "secret",
        "made_at": "member",
        "destroyed_at": "member",
    }
    SEALED = {"wrapped": sealing.WRAPPED}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="group_key_number")]


class CharterVersion(Scoped):
    """A charter as it stood from a day on. The newest counts; the others are its history."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    data = models.JSONField()  # rules.charter.Charter
    since = models.DateTimeField()
    decision = models.ForeignKey(
        "Decision", null=True, on_delete=models.PROTECT, related_name="+"
    )  # None: the founding

    SECRECY = {
        "id": "member",
        "group": "member",
        "number": "member",
        "data": "member",
        "since": "member",
        "decision": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="charter_number")]


class Membership(Scoped):
    """Somebody belongs to a group. Who left and came back has two. What they decided and bore witness to stays; their name does not."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(Account, null=True, on_delete=models.SET_NULL, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    shown_name = models.CharField(max_length=80)  # as this group knows them
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    how = models.CharField(max_length=20)  # founding, invitation, vouching, open_form, delegation

    SECRECY = {
        "id": "member", "group": "member", "account": "secret", "ident": "member", "shown_name": "member", "joined_on": "member", "left_on": "member",
        "how": "member",
    }  # fmt: skip

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["group", "account"], condition=Q(left_on=None), name="membership_once_at_a_time"
            )
        ]


class Turf(Scoped):
    """A part of the list that somebody looks after: a department, a building, a shift, a neighborhood."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    name = models.CharField(max_length=80)
    about = models.TextField(blank=True)
    ended_on = models.DateField(null=True)

    SECRECY = {
        "id": "member",
        "group": "member",
        "ident": "member",
        "name": "member",
        "about": "member",
        "ended_on": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["group", "name"], condition=Q(ended_on=None), name="turf_name_once")
        ]


class OwnRole(Scoped):
    """A role that a group added to those of the program."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    title = models.CharField(max_length=80)
    rights = models.JSONField(default=list)  # rules.rights.Right
    decision = models.ForeignKey("Decision", null=True, on_delete=models.PROTECT, related_name="+")

    SECRECY = {
        "id": "member",
        "group": "member",
        "key": "member",
        "title": "member",
        "rights": "member",
        "decision": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "key"], name="own_role_key")]


class Decision(Scoped):
    """What members decided. Until the assemblies count votes here it is recorded by hand, and counts when two others have borne witness."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)  # rules.decisions.Kind
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    decided_on = models.DateField()
    present = models.PositiveIntegerField()
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField(default=0)
    members_then = models.PositiveIntegerField()  # the quorum is a share of them
    witnesses_needed = models.PositiveSmallIntegerField()
    effects = models.JSONField(default=list)  # rules.decisions.Effect: what it changes when it counts
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    counts_since = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    recall = models.ForeignKey("Recall", null=True, on_delete=models.PROTECT, related_name="+")

    SECRECY = {
        "id": "member", "group": "member", "number": "member", "kind": "member", "title": "member", "words": "member", "decided_on": "member",
        "present": "member", "votes_for": "member", "votes_against": "member", "abstained": "member", "members_then": "member",
        "witnesses_needed": "member", "effects": "member", "recorded_by": "member", "recorded_at": "member", "counts_since": "member",
        "withdrawn_at": "member", "recall": "member",
    }  # fmt: skip

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["group", "number"], name="decision_number")]


class Witness(Scoped):
    """A member who was there says: so it was decided; or: so it was not."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    at = models.DateTimeField()

    SECRECY = {"id": "member", "decision": "member", "membership": "member", "agrees": "member", "at": "member"}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["decision", "membership"], name="witness_once")]


class Mandate(Scoped):
    """By what right somebody may do something: who gave it, over what, until when. There is no other source of power."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")  # who holds it
    role = models.CharField(max_length=40)  # rules.rights.ROLES or an OwnRole
    office = models.CharField(max_length=40, blank=True)  # the key of an office of the charter
    title = models.CharField(max_length=80)
    source = models.CharField(max_length=20)  # rules.mandates.Source
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+"
    )  # a delegation: out of which mandate
    turf = models.ForeignKey(Turf, null=True, on_delete=models.PROTECT, related_name="+")  # None: the whole group
    sent_by = models.ForeignKey(
        Group, null=True, on_delete=models.CASCADE, related_name="+"
    )  # a delegate: for which group
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # before its time
    ended_how = models.CharField(max_length=20, blank=True)  # rules.mandates.End

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "membership": "member", "role": "member", "office": "member", "title": "member",
        "source": "member", "decision": "member", "given_by": "member", "turf": "member", "sent_by": "member", "since": "member", "until": "member",
        "ended_at": "member", "ended_how": "member",
    }  # fmt: skip

    class Meta(Scoped.Meta):
        abstract = False
        indexes = [models.Index(fields=["membership", "until"], name="mandate_of_member")]


class Recall(Scoped):
    """A petition to end a mandate. At the charter's share of signatures the vote is open, by itself."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="+")
    reason = models.TextField()
    begun_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    vote_open_since = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # by the vote, or with the mandate

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "mandate": "member", "reason": "member", "begun_by": "member", "begun_at": "member",
        "vote_open_since": "member", "ended_at": "member",
    }  # fmt: skip

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["mandate"], condition=Q(ended_at=None), name="recall_once_at_a_time")
        ]


class Signature(Scoped):
    """A member's signature under a recall. Who signed is not shown: only how many."""

    recall = models.ForeignKey(Recall, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    SECRECY = {"id": "secret", "recall": "secret", "membership": "secret", "at": "secret"}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["recall", "membership"], name="signature_once")]


class Invitation(Scoped):
    """A code that somebody is given: as a link, as a QR code at a meeting, on a leaflet. By it one joins, asks to join, or a group joins another."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    fingerprint = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=10, default="people")  # rules.joining.Purpose
    returns = models.ForeignKey(
        Membership, null=True, on_delete=models.CASCADE, related_name="+"
    )  # the membership that is taken up again with it
    made_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    uses_left = models.PositiveIntegerField()
    uses = models.PositiveIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "fingerprint": "secret", "purpose": "member", "returns": "member", "made_by": "member",
        "made_at": "member", "ends_at": "member", "uses_left": "member", "uses": "member", "withdrawn_at": "member",
    }  # fmt: skip


class Asking(Scoped):
    """Somebody asks to join: by the open form, to be approved, or by a word to be vouched for."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    how = models.CharField(max_length=20)  # vouching, open_form
    shown_name = models.CharField(max_length=80)
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    was_admitted = models.BooleanField(null=True)

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "account": "secret", "how": "member", "shown_name": "member", "words": "member",
        "asked_at": "member", "answered_at": "member", "was_admitted": "member",
    }  # fmt: skip

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["group", "account"], condition=Q(answered_at=None), name="asking_once_at_a_time"
            )
        ]


class Vouching(Scoped):
    """A member vouches for somebody who asks to join."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    SECRECY = {"id": "member", "asking": "member", "membership": "member", "at": "member"}

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["asking", "membership"], name="vouching_once")]


class HandOver(Scoped):
    """Two who hold the right hand a member who lost every way in a code to sign in with: one asks, another agrees and hands it over."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    member = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")  # whom it lets in
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()  # from then on nobody can agree
    agreed_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "member": "member", "asked_by": "member", "asked_at": "member", "ends_at": "member",
        "agreed_by": "member", "agreed_at": "member", "withdrawn_at": "member",
    }  # fmt: skip


class GroupTie(Scoped):
    """A group is part of another (a local of its region), or a member of one (a union caucus of a coalition)."""

    lower = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    upper = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)  # part_of, member_of
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="+")  # of the lower group

    SECRECY = {
        "id": "member",
        "lower": "member",
        "upper": "member",
        "kind": "member",
        "since": "member",
        "ended_at": "member",
        "decision": "member",
    }

    class Meta(Scoped.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(fields=["lower", "upper"], condition=Q(ended_at=None), name="tie_once_at_a_time"),
            models.UniqueConstraint(fields=["lower"], condition=Q(ended_at=None, kind="part_of"), name="part_of_one"),
            models.CheckConstraint(condition=~Q(lower=models.F("upper")), name="tie_of_two"),
        ]


class WholeFile(Scoped):
    """The whole group as one file: a data keeper asks for it, an officer agrees, and it is fetched once, sealed to a key that is shown once and not kept."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    ident = models.CharField(max_length=12, unique=True, default=ids.ident)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=200)
    recipient = models.CharField(max_length=80, blank=True)  # the public half of the key
    needs_second = models.BooleanField()
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True)

    SECRECY = {
        "id": "member", "group": "member", "ident": "member", "by": "member", "agreed_by": "member", "purpose": "member", "recipient": "member",
        "needs_second": "member", "asked_at": "member", "ends_at": "member", "refused_at": "member", "taken_at": "member",
    }  # fmt: skip
