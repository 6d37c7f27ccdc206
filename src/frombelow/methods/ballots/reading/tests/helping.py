"""What the tests of the readers share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from frombelow.methods.ballots.papers import RankedPapers, ScoredPapers
from frombelow.methods.ballots.reading.problems import Fault

Papers = RankedPapers | ScoredPapers


def said(papers: Papers) -> list[Any]:
    """What papers say, whatever order they are in."""
    if isinstance(papers, RankedPapers):
        return sorted(papers.rankings())
    rows = zip(map(tuple, papers.scores.tolist()), papers.weight.tolist(), strict=True)
    return [papers.highest, papers.grades, *sorted(rows)]


def fault(read: Callable[[bytes], object], text: str | bytes) -> str:
    """The one sentence with which a file is refused."""
    with pytest.raises(Fault) as caught:
        read(text.encode() if isinstance(text, str) else text)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence
