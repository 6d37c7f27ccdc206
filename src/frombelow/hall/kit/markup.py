"""HTML and SVG of the parts that stand on a page by the dozen: bars, votes, intervals, cards, timelines, ties.

Written in Python and not as templates because a county page holds a hundred of them: a bar takes 3 µs here and 150 µs as
an included template. Everything that comes from outside passes `escape`; numbers are our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from django.utils.html import conditional_escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from frombelow.hall.kit import drawings
from frombelow.hall.kit.figures import Crumb, Section, Stat, State
from frombelow.hall.kit.templatetags.numbers import figure, number

# aria-hidden: the number a mark stands for is always beside it in words
STRETCHED = 'preserveAspectRatio="none" aria-hidden="true" focusable="false"'
LONG_TITLE = 60  # letters: a longer headline is set smaller, a longer step of the way is cut


def breadcrumbs(trail: Sequence[Crumb]) -> str:
    """The way to this page."""
    if not trail:
        return "\n"
    steps = "".join(f"\n<li>{crumb_link(crumb)}</li>" for crumb in trail)
    return f'<nav class="crumbs" aria-label="{escape(_("The way here"))}"><ol>{steps}\n</ol></nav>\n'


def crumb_link(crumb: Crumb) -> str:
    """One step; the last has no address."""
    label = conditional_escape(Truncator(crumb.label).chars(LONG_TITLE))
    if crumb.url:
        return f'<a href="{conditional_escape(crumb.url)}">{label}</a>'
    return f'<span aria-current="page">{label}</span>'


def page_head(title: str, kicker: str, lead: str) -> str:
    """The headline of a page: a small line above it, and a sentence under it."""
    above = f'\n<p class="kicker">{conditional_escape(kicker)}</p>' if kicker else ""
    below = f'\n<p class="lead">{conditional_escape(lead)}</p>' if lead else ""
    long = ' class="long-title"' if len(title) > LONG_TITLE else ""
    return f'<div class="page-head">{above}\n<h1{long}>{conditional_escape(title)}</h1>{below}\n</div>\n'


def section_nav(sections: Sequence[Section], label: str) -> str:
    """Tabs made of links."""
    links = "".join(f"\n<li>{section_link(section)}</li>" for section in sections)
    return f'<nav class="section-nav" aria-label="{conditional_escape(label)}"><ul>{links}\n</ul></nav>\n'


def section_link(section: Section) -> str:
    """One tab, with its count where it has one."""
    current = ' aria-current="page"' if section.is_current else ""
    count = f' <span class="count">{number(section.count)}</span>' if section.count is not None else ""
    return f'<a href="{conditional_escape(section.url)}"{current}>{conditional_escape(section.label)}{count}</a>'


def bar_mark(mark: drawings.Bar, *, red: bool) -> str:
    """A bar on its ground."""
    return (
        f'<svg class="bar{" bar-red" if red else ""}" viewBox="0 0 1000 10" {STRETCHED}>'
        f'<rect class="bar-ground" width="1000" height="10"/>'
        f'<rect class="bar-value" width="{mark.length:g}" height="10"/></svg>'
    )


def interval_mark(mark: drawings.Interval) -> str:
    """A stroke for the value, a band for its interval."""
    return (
        f'<svg class="interval" viewBox="0 0 1000 24" {STRETCHED}>'
        f'<rect class="interval-ground" y="11" width="1000" height="2"/>'
        f'<rect class="interval-range" x="{mark.low:g}" y="7" width="{mark.width:g}" height="10"/>'
        f'<line class="interval-point" x1="{mark.point:g}" x2="{mark.point:g}" y1="0" y2="24"/></svg>'
    )


def votes_mark(mark: drawings.Bar) -> str:
    """Votes for in red, against in gray, one half marked."""
    return (
        f'<svg class="votes-mark" viewBox="0 0 1000 10" {STRETCHED}>'
        f'<rect class="votes-against" width="1000" height="10"/>'
        f'<rect class="votes-for" width="{mark.length:g}" height="10"/>'
        '<line class="votes-half" x1="500" x2="500" y1="0" y2="10"/></svg>'
    )


def export_links(links: Iterable[tuple[str, str]]) -> str:
    """The list as a file: name of the form and address of each."""
    files = "".join(f' <a href="{escape(url)}" download>{escape(name)}</a>' for name, url in links)
    return f'<p class="exports"><span>{escape(_("Take this list with you:"))}</span>{files}</p>'


def state(name: str) -> str:
    """What stands in place of a number, and why (as a title)."""
    words = {
        State.SUPPRESSED: (_("suppressed"), _("The publisher withholds this figure.")),
        State.SMALL_SAMPLE: (_("small sample"), _("Few people were asked: read the interval, not the number.")),
        State.NOT_LOADED: (_("not loaded"), _("This source is not part of the loaded release.")),
    }
    text, why = words.get(State(name), (_("not known"), _("No source at hand says.")))
    return f'<span class="state state-{name}" title="{escape(why)}">{escape(text)}</span>'


def source(title: str, url: str = "", as_of: str = "") -> str:
    """Source: …, as of …."""
    name = f'<a href="{escape(url)}">{escape(title)}</a>' if url else escape(title)
    when = ", " + escape(_("as of {day}").format(day=as_of)) if as_of else ""
    return f'<p class="source">{escape(_("Source"))}: {name}{when}</p>'


def stat_card(stat: Stat) -> str:
    """A figure at a glance."""
    label = f'<a href="{escape(stat.url)}">{escape(stat.label)}</a>' if stat.url else escape(stat.label)
    year = f' <span class="stat-year">{escape(stat.year)}</span>' if stat.year else ""
    parts = [f'<div class="stat"><h3 class="stat-label">{label}{year}</h3>', stat_value(stat), stat_interval(stat)]
    if stat.caution:
        parts.append(f'<p class="stat-caution">{escape(stat.caution)}</p>')
    parts.append(stat_bars(stat))
    if stat.note:
        parts.append(f'<p class="stat-note">{escape(stat.note)}</p>')
    if stat.source:
        parts.append(source(stat.source, stat.source_url))
    return "".join([*parts, "</div>"])


def stat_value(stat: Stat) -> str:
    """The large number of a card, or why there is none."""
    if not stat.is_shown:
        return f'<p class="stat-value stat-absent">{state(stat.state)}</p>'
    long = " stat-words" if stat.words else " stat-long" if stat.unit == "dollars_per_hour" else ""
    small = f" {state(stat.state)}" if stat.state == State.SMALL_SAMPLE else ""
    return f'<p class="stat-value{long}">{escape(stat.words or figure(stat.value, stat.unit))}{small}</p>'


def stat_interval(stat: Stat) -> str:
    """The interval of a card, drawn and in words."""
    if not stat.is_shown or stat.value is None or stat.low is None or stat.high is None:
        return ""
    mark = drawings.interval(stat.low, stat.value, stat.high, maximum=stat.scale)
    words = _("Likely between {low} and {high} (95-in-100 interval)").format(
        low=figure(stat.low, stat.unit), high=figure(stat.high, stat.unit)
    )
    return f'{interval_mark(mark)}<p class="stat-interval">{escape(words)}</p>'


def stat_bars(stat: Stat) -> str:
    """This place beside the state, the South, the nation: this one in red."""
    known = [(c.label, c.value) for c in stat.comparisons if c.value is not None]
    if not stat.is_shown or stat.value is None or stat.unit == "flag" or not known:
        return ""
    rows = [(stat.place or _("Here"), stat.value), *known]
    bars = (
        f'<div class="stat-bar{"" if position else " stat-bar-here"}"><dt>{escape(label)}</dt>'
        f"<dd>{figure(value, stat.unit)}{bar_mark(drawings.bar(value, stat.scale), red=not position)}</dd></div>"
        for position, (label, value) in enumerate(rows)
    )
    return f'<dl class="stat-bars">{"".join(bars)}</dl>'


def timeline(years: drawings.Timeline, caption: str, marked_label: str, link: str, source_title: str) -> str:
    """A bar for each year, with its caption, its scale and its source."""
    if not years.bars:
        return "\n"
    key = (
        f' <span class="key"><span class="key-red"></span>{conditional_escape(marked_label)}</span>'
        if marked_label
        else ""
    )
    axis = "".join(f"<span>{year}</span>" for year in years.years)
    return (
        f'<figure class="figure timeline">\n<figcaption>{conditional_escape(caption)}{key}</figcaption>\n'
        f'<div class="timeline-plot"><span class="timeline-highest">{number(years.highest)}</span>'
        f"{timeline_plot(years, caption, marked_label, link)}</div>\n"
        f'<div class="timeline-years" aria-hidden="true">{axis}</div>\n'
        f"{source(source_title) if source_title else ''}\n</figure>\n"
    )


def timeline_plot(years: drawings.Timeline, label: str, marked_label: str, link: str) -> str:
    """A bar for each year; with `link`, each leads to its year."""
    summary = _("{total} in all, {first} to {last}, at most {highest} in a year.").format(
        total=number(years.total), first=years.years[0], last=years.years[-1], highest=number(years.highest)
    )
    bars = "".join(year_bar(bar, marked_label, link) for bar in years.bars if bar.count)
    # With links inside, the drawing is a group of links and not one picture.
    role = "group" if link else "img"
    return (
        f'<svg viewBox="0 0 1000 1000" preserveAspectRatio="none" role="{role}" '
        f'aria-label="{escape(label)}. {escape(summary)}">{bars}</svg>'
    )


def year_bar(bar: drawings.YearBar, marked_label: str, link: str) -> str:
    """One year of a timeline."""
    words = f"{bar.year}: {number(bar.count)}"
    if marked_label:
        words += f" ({marked_label}: {number(bar.marked)})"
    column = f'x="{bar.x:g}" width="{bar.width:g}"'
    red = f'<rect class="timeline-marked" {column} y="{bar.marked_y:g}" height="{bar.marked_height:g}"/>'
    marks = (
        f"<title>{escape(words)}</title>"
        f'<rect class="timeline-hit" {column} y="0" height="1000"/>'
        f'<rect class="timeline-all" {column} y="{bar.y:g}" height="{bar.height:g}"/>{red if bar.marked else ""}'
    )
    return f'<a href="{escape(link)}{bar.year}">{marks}</a>' if link else f"<g>{marks}</g>"


def network(ties: drawings.Network, caption: str) -> str:
    """The ties of one player, with a caption where one is given."""
    above = f"\n<figcaption>{conditional_escape(caption)}</figcaption>" if caption else ""
    return f'<figure class="figure network">{above}\n{network_plot(ties)}\n</figure>\n'


def network_plot(ties: drawings.Network) -> str:
    """The ties of one player: names in rows, each with its link."""
    label = _("{hub} and the {count} it is tied to.").format(hub=ties.hub, count=len(ties.nodes))
    arcs = "".join(f'<path class="network-arc" d="{path}"/>' for path in ties.arcs)
    lines = "".join(f'<path class="network-tie" d="{n.path}" stroke-width="{n.thickness:g}"/>' for n in ties.nodes)
    heads = "".join(
        f'<text class="network-heading" x="104" y="{h.y:g}" dy="4">{escape(h.label)}</text>' for h in ties.headings
    )
    return (
        f'<svg viewBox="0 0 360 {ties.height:g}" role="group" aria-label="{escape(label)}">{arcs}{lines}'
        f'<circle class="network-hub" cx="16" cy="{ties.hub_y:g}" r="9"/>{heads}{"".join(map(node, ties.nodes))}</svg>'
    )


def node(placed: drawings.Node) -> str:
    """A neighbor: a ring and its name, whole as a title."""
    name = placed.neighbor.label
    short = name if len(name) <= drawings.LABEL_LETTERS else name[: drawings.LABEL_LETTERS - 1].rstrip() + "…"
    text = (
        f'<text class="network-label" x="104" y="{placed.y:g}" dy="4"><title>{escape(name)}</title>'
        f"{escape(short)}</text>"
    )
    ring = f'<circle class="network-node" cx="92" cy="{placed.y:g}" r="5"/>'
    return ring + (f'<a href="{escape(placed.neighbor.url)}">{text}</a>' if placed.neighbor.url else text)
