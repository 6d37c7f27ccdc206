"""What a release says in English, gathered for translation.

A sentence that is not here stands on a Spanish page as it is, marked as English (see `told`). SENTENCES are constant; in
PATTERNS {names} stand for what differs from row to row; CLAUSES are joined by semicolons to sentences.
"""

from frombelow.hall.terrain.told_sentences import dropped, faults, fetched, links, notes, sources

SENTENCES = (
    *sources.SENTENCES,
    *faults.SENTENCES,
    *fetched.SENTENCES,
    *dropped.SENTENCES,
    *notes.SENTENCES,
    *links.SENTENCES,
)
PATTERNS = (*sources.PATTERNS, *dropped.PATTERNS, *notes.PATTERNS, *links.PATTERNS)
CLAUSES = links.CLAUSES

__all__ = ["CLAUSES", "PATTERNS", "SENTENCES"]
