"""The map of opinion: what unites across groups first, what divides, what is uncertain.

`reading.read_votes(bytes)` reads a file; `answer.opinions(votes)` answers; `live.begin` and `live.update` follow a conversation that goes on; `answer.place_of` tells a
person's place; `routing.next_statement` chooses what she is asked next; `telling` says it in sentences, `serial.as_json` as data, `picture.svg` as a picture.
The formulas and their sources are in docs/methods/opinions.md.
"""
