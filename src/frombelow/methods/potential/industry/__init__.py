"""The industry sector of an employer, as a probability: learned from employers whose sector is told.

What is known of an employer without its sector (its names, the unions it met, the words of its bargaining units) is
turned into words and pieces of words; a softmax regression weighs them, and a naive Bayes counts them; their answers
are pooled with factors found on employers kept aside, so that the probabilities mean what they say. Sectors are two-digit NAICS codes, written as the caller writes them.
"""

from frombelow.methods.potential.industry.evidence import Evidence, Example
from frombelow.methods.potential.industry.model import Model, learn
from frombelow.methods.potential.industry.rounding import in_thousandths
from frombelow.methods.potential.industry.told import sector_by_definition, shares_told

__all__ = ["Evidence", "Example", "Model", "in_thousandths", "learn", "sector_by_definition", "shares_told"]
