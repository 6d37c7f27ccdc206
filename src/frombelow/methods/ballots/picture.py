"""A picture of the transfers (a Sankey diagram), as SVG text.

Stages stand side by side; every candidate has a lane of her own, as wide as her votes. What moves from one lane to another is drawn as a stream of that
width. Colors are attributes, so that the picture stands alone, and classes, so that a page may color it by day and night.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from html import escape

from frombelow.methods.ballots.papers import Contest
from frombelow.methods.ballots.result import Count, Stage, Status
from frombelow.methods.ballots.wording import amount

STEP, BAR, LETTER = 96.0, 8.0, 7.6  # widths: from stage to stage, a bar, a letter of a name
HEAD, GAP, FLOOD = 34.0, 14.0, 460.0  # heights: the stages' names, between lanes, of all lanes together
LANE_LEAST = 18.0  # a lane has room for its name
INK, RED, GRAY, STREAM = "#1b1a17", "#b0170f", "#8a8371", "#8a8371"
NOBODY = 0
LETTERS = 24  # of a name that fit beside its lane


@dataclass(frozen=True)
class Words:
    """What the picture says beside names and numbers, in the reader's language."""

    title: str = "Transfers of votes"
    nobody: str = "Non-transferable"
    stage: str = "Stage {number}"
    flow: str = "{amount} from {giver} to {taker}"
    elected: str = "elected"


@dataclass
class _Lanes:
    """Where every candidate's lane begins, and how much of it is used at the end of each stage."""

    tops: dict[int, float]
    start: float  # where the first stage stands: the names are to the left of it
    scale: float
    width: float
    height: float
    parts: list[str] = field(default_factory=list)


def transfers(contest: Contest, count: Count, words: Words | None = None) -> str:
    """The picture of a count; an empty text where nothing ever moves."""
    words = words or Words()
    if not any(stage.transfers for stage in count.stages[1:]):
        return ""
    lanes = _lanes(contest, count, words)
    for column, stage in enumerate(count.stages):
        if column:
            _streams(lanes, contest, count.stages[column - 1], stage, column, count.decimals, words)
    for column, stage in enumerate(count.stages):
        _bars(lanes, stage, column, words)
    _names(lanes, contest, count, words)
    size = f"{lanes.width:.0f} {lanes.height:.0f}"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sankey" viewBox="0 0 {size}" width="{lanes.width:.0f}" '
        f'height="{lanes.height:.0f}" role="img" font-family="Archivo, Arial, sans-serif" font-size="13">'
    )
    return f"{head}<title>{escape(words.title)}</title>{''.join(lanes.parts)}</svg>"


def _votes(stage: Stage, lane: int) -> Fraction:
    return stage.exhausted if lane == NOBODY else stage.votes[lane - 1]


def _lanes(contest: Contest, count: Count, words: Words) -> _Lanes:
    first = count.stages[0]
    order = [*sorted(contest.standing, key=lambda n: (-first.votes[n - 1], n)), NOBODY]
    widest = {lane: max(_votes(stage, lane) for stage in count.stages) for lane in order}
    kept = [lane for lane in order if widest[lane] > 0]
    scale = FLOOD / max(float(sum(widest.values())), 1.0)
    tops, top = {}, HEAD
    for lane in kept:
        tops[lane] = top
        top += max(float(widest[lane]) * scale, LANE_LEAST) + GAP
    start = 16 + LETTER * min(max(len(_name(contest, lane, words)) for lane in kept), LETTERS)
    width = start + STEP * (len(count.stages) - 1) + BAR + 20 + LETTER * len(words.elected)
    return _Lanes(tops, start, scale, width, top)


def _streams(
    lanes: _Lanes, contest: Contest, before: Stage, after: Stage, column: int, decimals: int, words: Words
) -> None:
    """What stays in its lane, and what moves to another one, between two stages."""
    leaving: dict[int, Fraction] = {}
    for one in after.transfers:
        leaving[one.giver] = leaving.get(one.giver, Fraction(0)) + one.amount
    left, arrived = {}, {}
    for lane in lanes.tops:
        stays = max(_votes(before, lane) - leaving.get(lane, Fraction(0)), Fraction(0))
        left[lane] = arrived[lane] = stays
        if stays:
            _stream(lanes, column, (lane, Fraction(0)), (lane, Fraction(0)), stays, "sankey-stay", "")
    drawn = [one for one in after.transfers if one.giver in lanes.tops and one.taker in lanes.tops and one.amount]
    for one in sorted(drawn, key=lambda one: (lanes.tops[one.giver], lanes.tops[one.taker])):
        told = words.flow.format(
            amount=amount(one.amount, decimals),
            giver=_name(contest, one.giver, words),
            taker=_name(contest, one.taker, words),
        )
        start, end = (one.giver, left[one.giver]), (one.taker, arrived[one.taker])
        _stream(lanes, column, start, end, one.amount, "sankey-move", told)
        left[one.giver] += one.amount
        arrived[one.taker] += one.amount


def _stream(
    lanes: _Lanes, column: int, start: tuple[int, Fraction], end: tuple[int, Fraction], wide: Fraction, kind: str, told: str
) -> None:  # fmt: skip
    """A band from one place in a lane to another; `start` and `end` are (lane, votes above it)."""
    x0, x1 = lanes.start + STEP * (column - 1) + BAR, lanes.start + STEP * column
    y0, y1 = (lanes.tops[lane] + float(above) * lanes.scale for lane, above in (start, end))
    thick, bend = max(float(wide) * lanes.scale, 0.4), (x1 - x0) / 2
    path = (
        f"M{x0:.1f} {y0:.1f}C{x0 + bend:.1f} {y0:.1f} {x1 - bend:.1f} {y1:.1f} {x1:.1f} {y1:.1f}v{thick:.1f}"
        f"C{x1 - bend:.1f} {y1 + thick:.1f} {x0 + bend:.1f} {y0 + thick:.1f} {x0:.1f} {y0 + thick:.1f}z"
    )
    fill, strength = (RED, 0.5) if kind == "sankey-move" else (STREAM, 0.25)
    title = f"<title>{escape(told)}</title>" if told else ""
    lanes.parts.append(f'<path class="{kind}" d="{path}" fill="{fill}" fill-opacity="{strength}">{title}</path>')


def _bars(lanes: _Lanes, stage: Stage, column: int, words: Words) -> None:
    x = lanes.start + STEP * column
    told = escape(words.stage.format(number=stage.number))
    lanes.parts.append(
        f'<text class="sankey-stage" x="{x:.1f}" y="16" fill="{INK}" font-size="11" font-weight="700">{told}</text>'
    )
    for lane, top in lanes.tops.items():
        votes = _votes(stage, lane)
        if not votes:
            continue
        is_elected = lane != NOBODY and stage.status[lane - 1] is Status.ELECTED
        kind, fill = ("sankey-elected", RED) if is_elected else ("sankey-bar", GRAY if lane == NOBODY else INK)
        tall = max(float(votes) * lanes.scale, 1.0)
        lanes.parts.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{top:.1f}" width="{BAR:.0f}" height="{tall:.1f}" fill="{fill}"/>'
        )


def _names(lanes: _Lanes, contest: Contest, count: Count, words: Words) -> None:
    """Names on the left; on the right who was elected."""
    end = lanes.start + STEP * (len(count.stages) - 1) + BAR + 8
    for lane, top in lanes.tops.items():
        name = _name(contest, lane, words)
        short = name if len(name) <= LETTERS else name[: LETTERS - 1] + "…"
        lanes.parts.append(
            f'<text class="sankey-name" x="{lanes.start - 10:.0f}" y="{top + 13:.1f}" text-anchor="end" fill="{INK}">'
            f"<title>{escape(name)}</title>{escape(short)}</text>"
        )
        if lane in count.winners:
            said = escape(words.elected)
            lanes.parts.append(
                f'<text class="sankey-won" x="{end:.0f}" y="{top + 13:.1f}" fill="{RED}" font-weight="700">{said}</text>'
            )


def _name(contest: Contest, lane: int, words: Words) -> str:
    return words.nobody if lane == NOBODY else contest.name(lane)
