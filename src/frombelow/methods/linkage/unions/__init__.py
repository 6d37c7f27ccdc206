"""Union names -> OLMS file numbers, with probability, candidates and reasons; abstains where names cannot decide."""

from frombelow.methods.linkage.unions.matching import Match, match, match_many
from frombelow.methods.linkage.unions.register import Body, Form, Register

__all__ = ["Body", "Form", "Match", "Register", "match", "match_many"]
