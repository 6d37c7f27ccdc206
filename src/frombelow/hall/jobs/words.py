"""The words of the jobs pages, translated when shown."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from frombelow.hall.jobs.rules import Strength

CATEGORY = {
    "worker center or worker justice": _("Worker centers"), "jobs with justice": _("Jobs with Justice"),
    "community organizing": _("Community organizing"), "ethnic and immigrant center": _("Ethnic and immigrant centers"),
    "migration and refugees": _("Migration and refugees"), "political organization": _("Political organizations"),
    "state federation": _("State federation of labor"), "central labor council or chapter": _("Central labor councils"),
    "AFL-CIO chartered body": _("Bodies chartered by the AFL-CIO"),
    "public workers' union": _("Unions of public workers"), "civil rights and advocacy": _("Civil rights and advocacy"),
    "community improvement": _("Community improvement"), "employment": _("Employment"), "environment": _("Environment"),
    "housing": _("Housing"), "job training": _("Job training"), "leadership": _("Leadership"), "youth": _("Youth"),
}  # fmt: skip
FIVE = {  # what the sectors of the strategy stand for here, where their names do not say it
    "48-49": _("Logistics, with wholesale trade"),
    "42": _("Logistics, with transportation and warehousing"),
    "61": _("Public and private schools together: no source here tells them apart"),
}
STRENGTH = {
    Strength.MAJORITY: _("a majority, if these are all its units"),
    Strength.MINORITY: _("no majority"),
    Strength.MORE_UNITS: _("more members than these units have workers"),
    Strength.NO_UNIT: _("no unit on record"),
}
SORTS = {
    "name": _("State"), "density": _("Union members"), "members": _("Members, estimated"),
    "covered": _("Members among the covered"), "law": _("Right-to-work law"), "wage": _("Minimum wage"),
    "won_few": _("Elections won in two years"), "won": _("Elections won in five years"),
    "won_since": _("Elections won since"), "rate": _("Won per million workers"),
    "recognitions": _("Recognitions"), "strikes": _("Strikes and lockouts"), "locals": _("Union locals"),
    "largest": _("Largest local"),
}  # fmt: skip
