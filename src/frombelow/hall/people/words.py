"""Words for what is stored under a key."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from frombelow.hall.people.rules.consents import Kind as ConsentKind
from frombelow.hall.people.rules.conversations import Answer, Channel, Reached
from frombelow.hall.people.rules.details import NameLabel, Source
from frombelow.hall.people.rules.exporting import Column
from frombelow.hall.people.rules.fields import Kind as FieldKind
from frombelow.hall.people.rules.finding import Move
from frombelow.hall.people.rules.seeds import Way

CHANNELS = {
    Channel.IN_PERSON: _("In person"),
    Channel.VISIT: _("Home visit"),
    Channel.PHONE: _("By phone"),
    Channel.TEXT: _("By text"),
    Channel.EMAIL: _("By e-mail"),
    Channel.MEETING: _("At a meeting"),
}
REACHED = {
    Reached.TALKED: _("We talked"),
    Reached.NOT_THERE: _("Not there"),
    Reached.NO_ANSWER: _("No answer"),
    Reached.LEFT_WORD: _("Left word"),
    Reached.WRONG_NUMBER: _("Wrong number"),
    Reached.MOVED: _("Moved away"),
    Reached.REFUSED: _("Did not want to talk"),
    Reached.NEVER_AGAIN: _("Asked not to be contacted again"),
}
ANSWERS = {Answer.YES: _("Yes"), Answer.MAYBE: _("Maybe"), Answer.NO: _("No"), Answer.NOT_ASKED: _("Not asked")}
WAYS = {
    "phone": _("phone"),
    "text": _("text message"),
    "email": _("e-mail"),
    "visit": _("a visit at home"),
    "at_work": _("at work"),
}
NAMES = {
    NameLabel.CHOSEN: _("chosen name"),
    NameLabel.LEGAL: _("legal name"),
    NameLabel.NICKNAME: _("nickname"),
    NameLabel.OTHER: _("name"),
}
PLACES = {"": _("not said"), "mobile": _("mobile"), "home": _("home"), "work": _("work")}
SOURCES = {
    Source.TYPED: _("typed in"),
    Source.IMPORT: _("from a file"),
    Source.CONVERSATION: _("from a conversation"),
    Source.SELF: _("said by themselves"),
}
CONSENTS = {
    ConsentKind.CONTACT: _("be contacted by the group"),
    ConsentKind.TEXT: _("get text messages"),
    ConsentKind.SHARE: _("that the coalition knows of them"),
}
FIELD_KINDS = {
    FieldKind.TEXT: _("words"),
    FieldKind.NUMBER: _("a number"),
    FieldKind.DAY: _("a day"),
    FieldKind.CHOICE: _("one of several answers"),
    FieldKind.YES_NO: _("yes or no"),
}
MOVES = {Move.NARROW: _("Only these"), Move.ADD: _("And these too"), Move.REMOVE: _("Without these")}
COLUMNS = {
    Column.NAME: _("name"),
    Column.PHONE: _("phone"),
    Column.EMAIL: _("e-mail"),
    Column.ADDRESS: _("address"),
    Column.TURF: _("turf"),
    Column.LANGUAGE: _("language"),
    Column.CONSENT: _("what they agreed to"),
    Column.FIELDS: _("the group's own fields"),
}
# How somebody came to have the phone or e-mail of a seed.
WAYS_TO_SEEDS = {
    Way.PAGE: _("opened their page"),
    Way.TALKED: _("talked with them"),
    Way.ALONG: _("took along a list that held them"),
    Way.OUT: _("took out a list that held them"),
    Way.WHOLE: _("took out the whole group as one file"),
    Way.LISTS: _("sees phones in lists, by their office"),
}
