"""What a file handed in may cost: its size, the time and the memory of its count. Whoever needs more uses the command line."""

from frombelow.hall.kit.bounded import Limits

MEGABYTE = 1_000_000
MOST_BYTES = 24 * MEGABYTE  # a million papers, one a line
COUNT = Limits(seconds=40, megabytes=1500, command="frombelow count RULE FILE")
OPINIONS = Limits(seconds=60, megabytes=2500, command="frombelow opinions FILE")
