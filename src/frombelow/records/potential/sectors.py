"""What sources call the sectors."""

# The payroll survey's broad sectors, and the sectors whose growth they stand for; no source at hand counts farm work by year.
SUPERSECTORS = {
    "10": ("21",), "20": ("23",), "30": ("31-33",), "40": ("22", "42", "44-45", "48-49"), "50": ("51",), "55": ("52", "53"),
    "60": ("54", "55", "56"), "65": ("61", "62"), "70": ("71", "72"), "80": ("81",), "90": ("61-public", "92"),
}  # fmt: skip
# Of whom the survey of private firms counts none.
PUBLIC = ("61-public", "92")
# The Postal Service, as those who file write it. A contractor's name may hold the words, but does not begin with them.
POSTAL = r"(?i)(^|\()(usps\b|u\.? ?s\.? ?post|un[a-z]+ stat[a-z]+ post)|post office$|postal service$"
# The mediators' words for the industry of a strike. "Not Specified" is none.
STRUCK = {
    "Mining, Quarrying and Oil & Gas Extraction": "21",
    "Mining and Oil & Gas Extraction": "21",
    "Utilities": "22",
    "Construction": "23",
    "Manufacturing": "31-33",
    "Wholesale Trade": "42",
    "Retail Trade": "44-45",
    "Transportation and Warehousing": "48-49",
    "Information": "51",
    "Finance and Insurance": "52",
    "Real Estate and Rental & Leasing": "53",
    "Professional, Scientific &Tech Serv": "54",
    "Support Serv. & Waste Management": "56",
    "Educational Services": "61",
    "Health Care and Social Assistance": "62",
    "Arts, Entertainment and Recreation": "71",
    "Accommodation and Food Services": "72",
    "Personal Serv & Private Organizations": "81",
    "Federal, State or Local Government": "92",
    "Federal Government": "92",
    "State Government": "92",
    "County Government": "92",
    "Local Government": "92",
}
# What the mediators call education or government is a public school or college where its name, without full stops, says so.
PUBLIC_SCHOOL = (
    r"(?i)\b(school (dist|board|committee|dep)|(public|city|local|county|community|village|consolidated) schools?\b|c*u?sd\b|board of ed|boe\b|dist(rict)? *#? *[0-9]"
    r"|(state|community) (university|college))"
)
