"""Union names -> OLMS file numbers, with probability, candidates and reasons; abstains where names cannot decide."""

from frombelow.methods.linkage.unions.answers import Match
from frombelow.methods.linkage.unions.matching import Asked, match, match_many
from frombelow.methods.linkage.unions.register import Body, Form, Register

__all__ = ["Asked", "Body", "Form", "Match", "Register", "match", "match_many"]
