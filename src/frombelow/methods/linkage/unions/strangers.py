"""Telling strings that name no union (law firms, employers, persons) from unions the register lacks."""

from __future__ import annotations

# Words of law firms, companies and offices. A name of a known union beside them outweighs them.
FIRM = frozenset(
    {"LLP", "LLC", "PLLC", "PC", "PA", "LAW", "ATTORNEY", "ESQ", "ESQUIRE", "APC", "LTD", "CORP", "CORPORATION", "COMPANY",
     "INC", "LP", "LLLP", "CO", "OFFICES", "OFFICE", "LEGAL", "LAWYER", "COUNSELOR", "MR", "MS", "PETITIONER", "APLC"}
)  # fmt: skip
# Words that unions use of themselves.
UNION = frozenset(
    {"UNION", "LOCAL", "LODGE", "BROTHERHOOD", "GUILD", "FEDERATION", "SINDICATO", "WORKER", "EMPLOYEE", "TRABAJADOR",
     "TRABAJADORE", "TRABAJADORES", "EMPLEADO", "ORGANIZATION", "ORGANIZING", "LABOR", "TEACHER", "FACULTY", "NURSE",
     "OFFICER", "POLICE", "GUARD", "COUNCIL", "CONFEDERATION", "HERMANDAD", "UNIT", "STAFF", "CRAFT", "TRADE", "PILOT",
     "DRIVER", "ASSOCIATION", "FRATERNAL", "BARGAINING", "DISTRICT", "CHAPTER", "BRANCH", "PLAYER", "BENEVOLENT", "PATROLMEN", "PATROLMAN", "MACHINIST"}
)  # fmt: skip
STRONG = frozenset(
    {"UNION", "LOCAL", "LODGE", "BROTHERHOOD", "GUILD", "SINDICATO", "TRABAJADORES", "TRABAJADORE", "WORKER", "EMPLOYEE",
     "TEACHER", "BENEVOLENT", "PATROLMEN", "PATROLMAN", "FACULTY", "GUARD", "OFFICER", "NURSE", "EMPLEADO"}
)  # fmt: skip


def looks_like_no_union(words: tuple[str, ...]) -> bool:
    """A firm's words and none of the plain words of unions."""
    found = set(words)
    return bool(found & FIRM) and not found & STRONG


def looks_like_union(words: tuple[str, ...]) -> bool:
    """At least one word that unions use of themselves, and no firm's word without a strong one."""
    found = set(words)
    return bool(found & UNION) and not looks_like_no_union(words)
