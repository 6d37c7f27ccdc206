"""What the register's designations stand for, and which level of a union they are."""

from __future__ import annotations

# Code -> words, and whether it is a body of members (a local) or one of locals (a council).
LOCALS = {
    "LU": "Local", "LOCAL": "Local", "BR": "Branch", "LBR": "Local", "LG": "Lodge", "LLG": "Local Lodge",
    "SLG": "Subordinate Lodge", "DIV": "Division", "LDIV": "Division", "CH": "Chapter", "LCH": "Chapter",
    "LEC": "Local Council", "UNIT": "Unit", "ASSN": "Association", "GMB": "General Membership Branch",
    "IUB": "Industrial Union Branch", "DALU": "Directly Affiliated Local", "LC": "Local",
}  # fmt: skip
COUNCILS = {
    "C": "Council", "DC": "District Council", "D": "District", "DLG": "District Lodge", "JC": "Joint Council",
    "JB": "Joint Board", "BCTC": "Building and Construction Trades Council", "MTC": "Metal Trades Council",
    "SA": "State Association", "STC": "State Council", "STCON": "State Conference", "SFED": "State Federation",
    "CONF": "Conference", "CONBD": "Conference Board", "JCONF": "Joint Conference", "FED": "Federation",
    "SF": "System Federation", "SD": "System Division", "SC": "System Council", "SBA": "System Board of Adjustment",
    "SCOM": "System Committee", "GCA": "General Committee of Adjustment", "GC": "General Committee",
    "JPB": "Joint Protective Board", "SLB": "State Legislative Board", "LSC": "Local Staff Council",
    "MEC": "Master Executive Council", "LJEB": "Local Joint Executive Board", "RC": "Regional Council",
    "RB": "Regional Board", "R": "Region", "AREA": "Area", "PC": "Port Council", "COM": "Committee",
    "CAP": "Community Action Program Council", "FASTC": "Food and Allied Service Trades Council",
    "DJC": "District Joint Council", "LEADC": "Leadership Council", "NC": "National Council", "AC": "Area Council",
    "ROC": "Regional Organizing Committee", "BD": "Board", "INTRM": "Intermediate Body",
}  # fmt: skip
HEADQUARTERS = "NHQ"


def kind_of(code: str | None) -> str:
    """local, council or national_union. A body without a designation (mostly independent unions) is a local."""
    if code == HEADQUARTERS:
        return "national_union"
    return "council" if code in COUNCILS else "local"


def words_of(code: str | None) -> str:
    """'LU' -> 'Local'; empty for a body without a designation."""
    return LOCALS.get(code or "") or COUNCILS.get(code or "") or ""
