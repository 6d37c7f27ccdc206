"""The margin of a result: the fewest papers whose change would give other winners, or bounds for it.

A paper changes when the voter writes something else on it; nobody is added or taken away. A result that a tie leaves open counts as changed.
"""

from frombelow.methods.ballots.margins.margin import Effort, Margin, margin

__all__ = ["Effort", "Margin", "margin"]
