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

# ---- scores: the parts, the ready choices, the demands ----
ASKED = (
    "preset",
    "demand",
    "only",
    "least",
    "page",
    "format",
    "list",
    "sector",
    "place",
    "sort",
    "order",
)  # of an address
PART = {
    "size": _("Workers without a union"), "growth": _("Growth"), "low_pay": _("Pay below that of other jobs here"),
    "underpaid": _("Pay below the trade's"), "density_here": _("Union members here"),
    "density_state": _("Union members in the trade, in the state"),
    "density_trade": _("Union members in the trade, in the nation"), "petitions": _("Petitions for elections"),
    "win_rate": _("Elections won"), "charges": _("Charges against employers"),
    "recognitions": _("Voluntary recognitions"), "strikes": _("Strikes"),
    "position": _("Much else stops when it stops"), "law": _("No right-to-work law"),
    "workers_of_color": _("Black and Hispanic people"), "demands": _("Demands that fit"), "south": _("The South"),
}  # fmt: skip
PART_EXPLAINED = {
    "size": _("How many there are; 100,000 count in full, 10,000 count 80, 1,000 count 60."),
    "growth": _("Jobs of the trade in the state from year to year; growing by 5% counts in full."),
    "low_pay": _("What a job pays against the mean of all private jobs around; half of it counts in full."),
    "underpaid": _("What a job pays here against the same trade in the nation; half of it counts in full."),
    "density_here": _("Union members among the workers of the county, or of its area where too few were asked; 30% count in full."),
    "density_state": _("Union members among the trade's workers in the state; 30% count in full."),
    "density_trade": _("Union members among the trade's workers in the nation; 30% count in full."),
    "petitions": _("How often workers ask for an election, for their number; the nation's rate counts half."),
    "win_rate": _("The share of elections that workers win."),
    "charges": _("How often employers are charged with breaking labor law, for the number of workers."),
    "recognitions": _("How often employers recognize a union without an election, for the number of workers."),
    "strikes": _("How often workers strike, for their number."),
    "position": _("How much more of the work is in this trade here than in the nation; only for trades that move, make or carry what others need."),
    "law": _("No right-to-work law counts in full, one in force counts nothing. Not known for public employers."),
    "workers_of_color": _("Black and Hispanic people among the people of the county; of the trade itself no source tells it."),
    "demands": _("The share of the demands chosen below that fit the trade and its pay."),
    "south": _("The sixteen Southern states and DC count in full, all others nothing."),
}  # fmt: skip
PRESET = {
    "moving": _("Where workers are moving"), "class_wide": _("Class-wide demands"),
    "chokepoints": _("Logistics chokepoints"), "public_services": _("Public services"), "south": _("The South"),
    "low_wage": _("Low wage"),
}  # fmt: skip
DEMAND = {
    "wage_floor": _("Twenty-five dollars an hour for all"),
    "staffing": _("Enough staff: in hospitals, homes and schools"),
    "schedules": _("Schedules told two weeks ahead, hours enough to live on"),
    "safety": _("Heat, speed and safety"),
    "public_services": _("Public services funded, and run by the public"),
    "direct_hire": _("No agencies, no false contractors: hired by those they work for"),
}  # fmt: skip
PUBLIC_SCHOOLS = _("Public schools and colleges")
WORKERS = {  # what a number of workers is
    "reported": _("reported"), "suppressed": _("withheld by the source, estimated from the county's total"),
    "estimated": _("estimated from the state's total"),
}  # fmt: skip

# ---- reasons: whose members stand for a county in which too few were asked ----
MEMBERS_OF = {
    "county": _("{share} of the workers of this county are union members."),
    "metro": _(
        "{share} of the workers of its metropolitan area are union members; for the county alone it is not known."
    ),
    "state": _("{share} of the workers of its state are union members; for the county alone it is not known."),
    "": _("{share} of the workers of this area are union members."),
}

# ---- reasons: how often something happens, beside the nation ----
MORE_OFTEN = {
    "petitions": _("Workers likely file for elections {times} times as often as in the nation."),
    "charges": _("They likely charge employers {times} times as often as in the nation."),
    "recognitions": _("Employers likely recognize unions {times} times as often as in the nation."),
    "strikes": _("They likely strike {times} times as often as in the nation."),
}
AS_OFTEN = {
    "petitions": _("Workers likely file for elections about as often as in the nation."),
    "charges": _("They likely charge employers about as often as in the nation."),
    "recognitions": _("Employers likely recognize unions about as often as in the nation."),
    "strikes": _("They likely strike about as often as in the nation."),
}
LESS_OFTEN = {
    "petitions": _("Workers likely file for elections less often than in the nation: {share} of its rate."),
    "charges": _("They likely charge employers less often than in the nation: {share} of its rate."),
    "recognitions": _("Employers likely recognize unions less often than in the nation: {share} of its rate."),
    "strikes": _("They likely strike less often than in the nation: {share} of its rate."),
}
HARDLY = {
    "petitions": _("Hardly any petition for an election is to be expected."),
    "charges": _("Hardly any charge against an employer is to be expected."),
    "recognitions": _("Hardly any recognition of a union is to be expected."),
    "strikes": _("Hardly any strike is to be expected."),
}

# ---- scores: what comes first ----
ORDER = {"both": _("Score and workers"), "score": _("Score"), "many": _("Workers without a union")}
ORDER_EXPLAINED = {
    "both": _(
        "Half the score, half how many workers without a union there are: 1,000 of them count 60, 10,000 count 80, 100,000 count 100."
    ),
    "score": _("The score alone, however few the workers."),
    "many": _("How many workers without a union there are, whatever the score."),
}
TINY = _("Fewer than {n} workers: the score tells of this sector around here, hardly of these few.")
HOLE = _(
    "Public workers file with state boards, and hardly any board's files are on record: petitions, charges and recognitions are missing here, not the movement."
)
