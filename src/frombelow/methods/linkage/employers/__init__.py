"""Are two names one employer? Names taken apart, compared word by word, and a probability with a reason."""

from frombelow.methods.linkage.employers.names import EmployerName, normalize
from frombelow.methods.linkage.employers.places import Party
from frombelow.methods.linkage.employers.score import pair_probability

__all__ = ["EmployerName", "Party", "normalize", "pair_probability"]
