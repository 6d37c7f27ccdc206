"""Are two names one employer? Names taken apart, compared word by word, and a probability with a reason."""

from frombelow.methods.linkage.employers.names import EmployerName, normalize
from frombelow.methods.linkage.employers.score import Party, pair_probability

__all__ = ["EmployerName", "Party", "normalize", "pair_probability"]
