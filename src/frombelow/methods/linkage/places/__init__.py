"""Which county does a city, a state and perhaps a ZIP code mean?

`place(gazetteer, city, state, zip_code, question)` answers with the county's FIPS, a calibrated probability,
the candidates and a sentence; the question is where the place lies, or which county a federal coder would write down. The gazetteer is made from the place register
(`frombelow.records.link.counties`). How it decides: `docs/methods/linkage-counties.md`.
"""

from frombelow.methods.linkage.places.answer import Answer, place
from frombelow.methods.linkage.places.decide import Question
from frombelow.methods.linkage.places.gazetteer import Gazetteer, gazetteer

__all__ = ["Answer", "Gazetteer", "Question", "gazetteer", "place"]
