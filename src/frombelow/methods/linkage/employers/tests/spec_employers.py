"""What the employer method answers, as a table: printed into the manual, run as a test."""

import pytest

from frombelow.methods.linkage.employers import Party, pair_probability

# a name, a city, a state, b name, b city, b state, one employer?
SPEC = [
    # the same name in another dress
    ("Firelands Regional Medical Cen", "Sandusky", "OH", "Firelands Regional Medical Center", "Sandusky", "OH", True),
    ("SUB-ZERO FREEZER COMPANY INC.", "Phoenix", "AZ", "Sub Zero Freezer Co", "Phoenix", "AZ", True),
    ("T. L. ELECTRIC, INC.", "Corpus Christi", "TX", "T.L. Electric", "Corpus Christi", "TX", True),
    ("Mt. Sinai Hospital", "New York", "NY", "The Mount Sinai Hospital", "New York", "NY", True),
    ("UNIGORM PRINGTING AND SUPPLY", "Montebello", "CA", "Uniform Printing & Supply Inc.", "Montebello", "CA", True),
    (
        "Midwest ATC Service",
        "Murphysboro",
        "IL",
        "Midwest Air Traffic Control Service, Inc.",
        "Murphysboro",
        "IL",
        True,
    ),
    # other names it goes by
    ("MENLO HONDA", "Redwood City", "CA", "TUDOR ENTERPRISES INC. D/B/A MENLO HONDA", "Redwood City", "CA", True),
    ("OPTI-GAGE, INC.; QUALITY CIRCUITS, DIVISION OF", "Dayton", "OH", "Opti-Gage", "Dayton", "OH", True),
    # the company, wherever it is
    ("Starbucks Corporation", "Seattle", "WA", "Starbucks Coffee Company #1234", "Buffalo", "NY", True),
    ("UNITED STATES POSTAL SERVICE", "Atlanta", "GA", "USPS", "Tucson", "AZ", True),
    ("Duane Reade, Inc.", "Queens", "NY", "Duane Reade", "New York", "NY", True),
    ("Zenetex LLC", "Akron", "OH", "Zenetex", "Dayton", "OH", True),
    # traps: the town's name, common words, trades, other towns' namesakes
    ("San Diego Services", "San Diego", "CA", "San Diego Electric Services", "San Diego", "CA", False),
    ("Berkeley Honda", "Berkeley", "CA", "Berkeley Symphony", "Berkeley", "CA", False),
    ("The Washington Post Company", "Washington", "DC", "The Washington Home", "Washington", "DC", False),
    ("CROWN NURSING HOME", "Brooklyn", "NY", "Carlton Nursing Home", "Brooklyn", "NY", False),
    ("SANTA FE HOTEL & CASINO", "Las Vegas", "NV", "SANDS HOTEL AND CASINO", "Las Vegas", "NV", False),
    ("St. Mary's Hospital", "Decatur", "IL", "St. Joseph Hospital", "Decatur", "IL", False),
    ("Memorial Hospital", "Belleville", "IL", "Memorial Hospital", "Carthage", "IL", False),
    ("Superior Electric", "Columbus", "OH", "Superior Electric", "Portland", "OR", False),
    ("Coca-Cola Bottling Company", "Tucson", "AZ", "Coca-Cola Bottling Co.", "Elyria", "OH", False),
    ("Duke University", "Durham", "NC", "Duke University Hospital", "Durham", "NC", False),
    # public bodies: the place is the name
    ("City of Durham", "Durham", "NC", "Durham County", "Durham", "NC", False),
    ("City of Springfield", "Springfield", "OH", "Springfield School District", "Springfield", "OH", False),
    ("School District No. 12", "Aurora", "CO", "School District No. 14", "Aurora", "CO", False),
    ("City of Springfield", "Springfield", "OH", "City of Springfield", "Springfield", "MO", False),
    ("Cook County", "Oak Park", "IL", "COOK COUNTY", "Chicago", "IL", True),
    ("COUNTY OF COOK", "Chicago", "IL", "County of Cook", "Chicago", "IL", True),
]


@pytest.mark.parametrize(("a", "a_city", "a_state", "b", "b_city", "b_state", "one"), SPEC)
def test_one_employer_or_two(a, a_city, a_state, b, b_city, b_state, one):
    probability, reason = pair_probability(Party(a, a_city, a_state), Party(b, b_city, b_state))
    assert (probability >= 0.5) is one, f"{probability:.3f}: {reason}"
    assert reason.endswith(".")
