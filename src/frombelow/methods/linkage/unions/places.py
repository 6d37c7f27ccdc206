"""States and cities written alike."""

from __future__ import annotations

NAMES = (
    "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|"
    "DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|"
    "KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|"
    "MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|"
    "NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|"
    "SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|"
    "WV West Virginia|WI Wisconsin|WY Wyoming|PR Puerto Rico|VI Virgin Islands|GU Guam|AS American Samoa|"
    "MP Northern Mariana Islands"
)
CODE_OF = {name.upper(): code for code, name in (entry.split(" ", 1) for entry in NAMES.split("|"))}
CODES = frozenset(CODE_OF.values())
SHORT = {"SAINT": "ST", "SAINTE": "STE", "FORT": "FT", "MOUNT": "MT"}
STATE_WORDS = frozenset(word for name in CODE_OF for word in name.split()) - {"OF"}


def usps(state: str | None) -> str:
    """The postal code of a state written as code or name; empty if it is neither."""
    text = " ".join((state or "").upper().replace(".", "").split())
    return text if text in CODES else CODE_OF.get(text, "")


def city_name(city: str | None) -> str:
    """A city in capitals, `St. Louis`, `Saint Louis` and `St Louis, MO` alike; empty if there is none."""
    words = (city or "").split(",", 1)[0].upper().replace(".", " ").split()
    return " ".join(SHORT.get(word, word) for word in words)
