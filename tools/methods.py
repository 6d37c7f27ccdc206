"""Prints a page for each method from its spec tests: `python tools/methods.py` writes docs/methods/ballots-*.md and opinions.md, `--check` compares.

A spec module (`spec_*.py` under methods/ballots) holds ABOUT and EXAMPLES; their shape is in methods/ballots/tests/spec_shape.py.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import opinions_page  # beside this file

from frombelow.methods.ballots.papers import BLANK, Contest, RankedPapers, ScoredPapers
from frombelow.methods.ballots.registry import RULES
from frombelow.methods.ballots.result import Count, Deed, Stage
from frombelow.methods.ballots.rule import Promise
from frombelow.methods.ballots.tests.spec_shape import About, Example, counted
from frombelow.methods.ballots.wording import amount

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "methods"
SPECS = ROOT / "src" / "frombelow" / "methods" / "ballots"
HEAD = "<!-- printed by tools/methods.py from {spec}: change that, not this file -->\n\n"

Rows = Sequence[Sequence[str]]


def pages() -> Iterator[tuple[str, str]]:
    """File name and text of every page."""
    found = []
    for path in sorted(SPECS.rglob("tests/spec_*.py")):
        module = import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
        if hasattr(module, "ABOUT"):
            found.append(module.ABOUT)
            head = HEAD.format(spec=path.relative_to(ROOT / "src" / "frombelow"))
            yield f"ballots-{module.ABOUT.key}.md", head + page(module.ABOUT, module.EXAMPLES)
    yield "ballots.md", HEAD.format(spec="the specs of methods/ballots") + contents(found)
    yield "opinions.md", HEAD.format(spec=opinions_page.SPEC) + opinions_page.page()


def page(about: About, examples: Sequence[Example]) -> str:
    """One method: what it is, who uses it, how it counts, worked examples, source, weaknesses."""
    parts = [f"# {about.name}", about.what, _facts(about), "## Who uses it", about.used_by, "## How it counts"]
    parts.append("\n".join(f"{number}. {step}" for number, step in enumerate(about.how, 1)))
    for heading, text in about.more:
        parts += [f"## {heading}", text]
    for example in examples:
        if example.printed:
            parts += _example(about, example)
    parts += ["## Known weaknesses", "\n".join(f"- {weakness}" for weakness in about.weaknesses)]
    if about.key in RULES:
        parts += ["## What it promises", _promises(about)]
    return "\n\n".join(parts) + "\n"


def contents(abouts: Sequence[About]) -> str:
    """The list of all pages."""
    rows = [[f"[{about.name}](ballots-{about.key}.md)", f"`{about.key}`", about.version] for about in abouts]
    return "# Ways of counting\n\n" + table(["method", "key", "version"], rows) + "\n"


def table(header: Sequence[str], rows: Rows) -> str:
    """A Markdown table; what stands in the cells is text, never markup of the table."""
    lines = [_line(header), _line(["---"] * len(header)), *(_line(row) for row in rows)]
    return "\n".join(lines)


def _facts(about: About) -> str:
    command = [f"- On the command line: `frombelow count {about.key} FILE`"] if about.key in RULES else []
    return "\n".join([f"- Version: {about.version}", f"- Source: {about.source}", *command])


def _promises(about: About) -> str:
    kept = [f"- {promise.value}" for promise in Promise if promise in about.promises]
    missing = [f"- {promise.value}" for promise in Promise if promise not in about.promises]
    said = ["Tested on generated papers (where no tie is open):", "", *kept] if kept else []
    if missing:
        said += [*([""] if kept else []), "Not promised:", "", *missing]
    return "\n".join(said)


def _example(about: About, example: Example) -> list[str]:
    count = counted(about, example)
    parts = [f"## Example: {example.title}"]
    parts += [text for text in (example.note, example.source and f"Source: {example.source}") if text]
    parts += [_papers(example.contest, example.papers), _stages(example.contest, count)]
    return [*parts, *_result(example.contest, count)]


def _papers(contest: Contest, papers: RankedPapers | ScoredPapers) -> str:
    if isinstance(papers, RankedPapers):
        rows = sorted(((n, ranking) for ranking, n in papers.rankings()), key=lambda row: (-row[0], row[1]))
        written = [[str(n), _ranking(contest, ranking)] for n, ranking in rows]
        return table(["voters", "paper"], written)
    scores = zip(papers.scores.tolist(), papers.weight.tolist(), strict=True)
    rows_of_scores = [[str(n), *(_score(papers, score) for score in row)] for row, n in scores]
    return table(["voters", *contest.candidates], rows_of_scores)


def _ranking(contest: Contest, ranking: tuple[tuple[int, ...], ...]) -> str:
    return " > ".join(" = ".join(contest.name(c) for c in rank) for rank in ranking) or "(blank)"


def _score(papers: ScoredPapers, score: int) -> str:
    if score == BLANK:
        return ""
    return papers.grades[score] if papers.grades else str(score)


def _stages(contest: Contest, count: Count) -> str:
    """Votes by stage in one table, then each stage's further figures and sentences."""
    parts = [_overview(contest, count)]
    for stage in count.stages:
        said = " ".join(str(said) for said in stage.said)
        parts.append(f"**Stage {stage.number}{_deed(contest, stage)}.** {said}".rstrip())
        if stage.figures:
            parts.append(_figures(contest, stage, count.decimals))
    return "\n\n".join(parts)


def _deed(contest: Contest, stage: Stage) -> str:
    if stage.deed is Deed.ROUND:
        return ""
    moved = ", ".join(contest.name(number) for number in stage.moved)
    return f" ({stage.deed.value}{': ' + moved if moved else ''})"


def _overview(contest: Contest, count: Count) -> str:
    units = [stage.unit for stage in count.stages]
    header = ["", *(f"{stage.number}: {unit}" for stage, unit in zip(count.stages, units, strict=True))]
    rows = [
        [contest.name(number), *(_cell(stage, number, count.decimals) for stage in count.stages)]
        for number in range(1, len(contest.candidates) + 1)
    ]
    further = (("not transferable", "exhausted"), ("lost in rounding", "lost"), ("quota", "quota"))
    for words, name in further:
        values: list[Fraction | None] = [getattr(stage, name) for stage in count.stages]
        if any(values):
            rows.append([words, *("" if value is None else amount(value, count.decimals) for value in values)])
    return table(header, rows)


def _cell(stage: Stage, number: int, decimals: int) -> str:
    """A candidate's votes, with a word where she is elected or leaves in this stage."""
    votes = amount(stage.votes[number - 1], decimals)
    if number in stage.elected:
        return f"**{votes}** elected"
    return f"{votes} excluded" if number in stage.excluded else votes


def _figures(contest: Contest, stage: Stage, decimals: int) -> str:
    rows = [
        [contest.name(number), *(amount(values[number - 1], decimals) for values in stage.figures.values())]
        for number in range(1, len(contest.candidates) + 1)
    ]
    return table(["", *stage.figures], rows)


def _result(contest: Contest, count: Count) -> list[str]:
    said = [str(one) for one in count.said]
    if count.ranking:
        said.append(f"Ranking: {_ranking(contest, count.ranking)}.")
    return [" ".join(said)] if said else []


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(check: bool) -> int:
    """Write the pages, or with `check` name those that are stale."""
    stale = []
    for name, text in pages():
        path = PAGES / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            stale.append(name)
        else:
            path.write_text(text, encoding="utf-8")
    if stale:
        print(f"Stale pages: {', '.join(stale)}. Run: make docs")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
