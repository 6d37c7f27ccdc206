"""The words of the map's kinds, results and measures, translated when shown."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PLACE = {
    "nation": _("Nation"), "region": _("Region"), "state": _("State"), "metro": _("Metropolitan area"),
    "county": _("County"), "city": _("City"), "zip": _("ZIP code"),
}  # fmt: skip
PLAYER = {
    "local": _("Union local"), "council": _("Union council"), "national_union": _("National union"),
    "employer": _("Employer"), "agency": _("Agency"), "community": _("Community organization"),
    "coalition": _("Coalition"),
}  # fmt: skip
PLAYERS = {
    "local": _("Union locals"), "council": _("Union councils"), "national_union": _("National unions"),
    "employer": _("Employers"), "agency": _("Agencies"), "community": _("Community organizations"),
    "coalition": _("Coalitions"),
}  # fmt: skip
HAPPENING = {
    "election": _("Election"), "petition": _("Petition"), "charge": _("Charge"), "recognition": _("Recognition"),
    "strike": _("Strike"), "contract_notice": _("Contract notice"), "first_contract": _("First contract"),
}  # fmt: skip
HAPPENINGS = {
    "election": _("Elections"), "petition": _("Petitions"), "charge": _("Charges"), "recognition": _("Recognitions"),
    "strike": _("Strikes"), "contract_notice": _("Contract notices"), "first_contract": _("First contracts"),
}  # fmt: skip
RESULT = {
    "won": _("won"), "lost": _("lost"), "tied": _("tied"), "open": pgettext_lazy("result", "open"),
    "withdrawn": _("withdrawn"), "dismissed": _("dismissed"), "certified": _("certified"), "settled": _("settled"),
    "closed": pgettext_lazy("result", "closed"), "elected": _("went to an election"), "merit": _("found to have merit"),
}  # fmt: skip
MODE = {
    "manual": _("in person"),
    "mail": _("by mail"),
    "mixed": _("in person and by mail"),
    "electronic": _("electronic"),
}
ROLE = {
    "employer": _("Employer"), "union": _("Union"), "charged_union": _("Charged union"), "petitioner": _("Petitioner"),
    "intervenor": _("Intervenor"), "incumbent": _("Union until then"), "participant": _("Participant"),
}  # fmt: skip
LINK = {
    "matched": _("found in the register"), "ambiguous": _("could be several"), "not_union": _("not a union"),
    "unknown": _("not found in the register"), "withheld": _("a private person, not named"),
}  # fmt: skip
TIE = {  # seen from the first player
    "belongs_to": _("belongs to"), "represents": _("represents workers at"), "bargains_with": _("bargains with"),
    "charged_by": _("was charged by"), "struck": _("struck"), "recognized_by": _("was recognized by"),
}  # fmt: skip
TIE_BACK = {  # seen from the second player
    "belongs_to": _("has as a member"), "represents": _("has workers represented by"),
    "bargains_with": _("bargains with"), "charged_by": _("charged"), "struck": _("was struck by"),
    "recognized_by": _("recognized"),
}  # fmt: skip
ADDRESS = {
    "filed": _("address as the union filed it"), "bargaining_office": _("address of the office that bargains"),
    "mailing": _("mailing address"), "directory": _("address from a directory"),
    "happenings": _("where its happenings were"), "none": _("no address on record"),
}  # fmt: skip
OPENING = {
    "narrow_loss": _("An election narrowly lost"), "no_first_contract": _("A win without a first contract on record"),
    "repeated_charges": _("Repeated charges at one employer"), "contract_expiring": _("A contract near its end"),
    "open_sector": _("A large sector, barely organized"),
}  # fmt: skip
SECTORS = _("Sectors")
SCHEME = {
    "naics": _("Industry sectors"), "supersector": _("Broad sectors, government included"), "naics_detail": _("Industries in detail"), "cps_industry": _("Census industries"),
    "soc": _("Occupations"),
}  # fmt: skip
SORT = {
    "happenings": _("most happenings"), "members": _("most members"), "name": _("name"), "newest": _("newest on record"),
}  # fmt: skip
MEASURE = {
    "population": _("People"), "jobs": _("Jobs"), "mean_pay": _("Mean pay of a private job"), "labor_force": _("Labor force"),
    "unemployment_rate": _("Unemployment"), "poverty_rate": _("People in poverty"),
    "income_per_person": _("Income"), "share_black": _("Black people"), "share_hispanic": _("Hispanic people"),
    "share_women": _("Women"), "union_density": _("Union density"), "union_coverage": _("Union coverage"),
    "right_to_work": _("Right-to-work law"), "minimum_wage": _("Minimum wage"), "elections_held": _("Union elections"),
    "elections_won": _("Elections won"), "election_win_rate": _("Elections a union won"),
    "petitions_filed": _("Election petitions"), "charges_filed": _("Unfair-labor-practice charges"),
    "strikes": _("Strikes and lockouts"), "contract_notices": _("Contract notices"),
    "recognitions": _("Voluntary recognitions"), "locals": _("Union locals"),
    "wage_theft_back_wages": _("Back wages found owed"), "median_hourly_wage": _("Median hourly wage"),
    "elections_per_10k_jobs": _("Elections per 10,000 jobs"), "charges_per_10k_jobs": _("Charges per 10,000 jobs"),
    "locals_per_10k_jobs": _("Union locals per 10,000 jobs"), "wage_claims": _("Wage claims filed with the state"),
    "wage_cases": _("Wage cases with a violation"), "osha_inspections": _("Workplace inspections"),
}  # fmt: skip
FILTER = {  # names of filters in an address, as their fields are called
    "kind": _("Kind"), "result": _("Result"), "mode": _("Way of voting"), "sector": _("Sector"), "sort": _("Order"),
    "scheme": _("Sorted into"), "measure": _("Shade the counties by"),
}  # fmt: skip
MAP_NOTE = {  # what to know before one reads the map of a measure
    "union_density": _(
        "Few counties were measured themselves: the others have the shade of their metropolitan area or state."
    ),
    "jobs": _("Private workplaces only: no government, no public schools."),
    "locals": _("An address is often an office, not where the members are."),
    "charges_filed": _("From samples: more was filed than is counted."),
    "charges_per_10k_jobs": _("From samples: more was filed than is counted."),
}
SECTOR = {
    "11": _("Farming, forestry, fishing"), "21": _("Mining, oil and gas"), "22": _("Utilities"),
    "23": _("Construction"), "31-33": _("Manufacturing"), "42": _("Wholesale trade"), "44-45": _("Retail trade"),
    "48-49": _("Transportation and warehousing"), "51": _("Information"), "52": _("Finance and insurance"),
    "53": _("Real estate and rental"), "54": _("Professional and technical services"),
    "55": _("Management of companies"), "56": _("Administrative and waste services"), "61": _("Education"),
    "62": _("Health care and social assistance"), "71": _("Arts and recreation"), "72": _("Hotels and food service"),
    "81": _("Other services"), "92": _("Public administration"), "99": _("Other"),
}  # fmt: skip
POOLED = {"union_density": (2016, 2020)}  # first and last year of densities that are kept under their last year alone
JOBS_OF = {  # which jobs a source counts
    "abs_2017": _("Private firms with employees only: no government, no public schools, no farms, no railroads."),
    "cbp_2018": _("Private workplaces with employees only: no government, no public schools, no railroads."),
    "oews_2025": _("All employers, government included; not the self-employed."),
    "bls_state_sectors": _("Jobs on payrolls, government included; no farms."),
    "union_density": _("Employees, public ones too, as a survey of households reckons them."),
}
SUPERSECTOR = {
    "10": _("Mining and logging"), "20": _("Construction"), "30": _("Manufacturing"),
    "40": _("Trade, transportation and utilities"), "50": _("Information"), "55": _("Finance and real estate"),
    "60": _("Professional and business services"), "65": _("Private education and health care"),
    "70": _("Arts, hotels and food service"), "80": _("Other services"), "90": _("Government, public schools included"),
}  # fmt: skip
OCCUPATION = {
    "11-0000": _("Management"), "13-0000": _("Business and finance"), "15-0000": _("Computers and mathematics"),
    "17-0000": _("Architecture and engineering"), "19-0000": _("Science"), "21-0000": _("Community and social service"),
    "23-0000": _("Law"), "25-0000": _("Teaching and libraries"), "27-0000": _("Arts, media and sports"),
    "29-0000": _("Health care: nurses, doctors, technicians"), "31-0000": _("Health care: aides and assistants"),
    "33-0000": _("Protective service"), "35-0000": _("Cooking and serving food"),
    "37-0000": _("Cleaning of buildings and grounds"), "39-0000": _("Personal care and service"), "41-0000": _("Sales"),
    "43-0000": _("Office work"), "45-0000": _("Farming, fishing and forestry"), "47-0000": _("Construction and mining"),
    "49-0000": _("Installation, maintenance and repair"), "51-0000": _("Production"),
    "53-0000": _("Transportation and moving"),
}  # fmt: skip
TITLES = {
    "naics": SECTOR,
    "supersector": SUPERSECTOR,
    "soc": OCCUPATION,
}  # by classification; others have their source's
FIELD = {
    "assets": _("Assets"), "disbursements": _("Spending"), "dues_received": _("Dues received"),
    "liabilities": _("Debts"), "members": _("Members"), "receipts": _("Receipts"),
    "spent_on_politics": _("Spent on politics and lobbying"), "spent_on_representation": _("Spent on representing workers"),
    "dues": _("Dues"), "strike_benefits": _("Strike benefits paid"), "activity_code": _("Activity code of the tax office"),
    "tax_exempt_since": _("Exempt from taxes since"), "income": _("Income"), "revenue": _("Revenue"),
    "languages": _("Languages"), "website": _("Website"), "zip_codes_served": _("ZIP codes it serves"),
}  # fmt: skip
SOURCES = {
    "loaded": _("Loaded sources"), "not_loaded": _("Sources not loaded"), "not_used": _("Sources not used"),
}  # fmt: skip
STATUS = {
    "loaded": _("loaded"), "not_loaded": _("not loaded"), "not_used": _("not used"),
    "open": pgettext_lazy("status", "open"), "closed": pgettext_lazy("status", "closed"),
}  # fmt: skip
