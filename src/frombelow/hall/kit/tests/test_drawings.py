"""Where marks stand: inside their box, in order, the same each time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from frombelow.hall.kit import drawings

amounts = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)


@settings(deadline=None)  # a busy machine is not a fault
@given(amounts, amounts)
def test_a_bar_stays_in_its_box(value, maximum):
    assert 0 <= drawings.bar(value, maximum).length <= 1000


@settings(deadline=None)  # a busy machine is not a fault
@given(st.lists(st.floats(min_value=0, max_value=1), min_size=3, max_size=3), st.floats(min_value=0, max_value=1))
def test_an_interval_keeps_its_order(values, maximum):
    low, point, high = sorted(values)
    mark = drawings.interval(low, point, high, maximum=maximum)
    assert mark.low <= mark.point <= mark.high
    assert mark.width >= 0


def test_a_timeline_has_every_year_between_the_first_and_the_last():
    years = drawings.timeline({2001: 4, 2004: 8}, {2004: 2})
    assert [bar.year for bar in years.bars] == [2001, 2002, 2003, 2004]
    assert [bar.height for bar in years.bars] == [500, 0, 0, 1000]
    assert years.bars[-1].marked_height == 250
    assert (years.total, years.marked, years.highest, years.years) == (12, 2, 8, (2001, 2003, 2004))


def test_a_single_year_and_no_year():
    assert drawings.timeline({2020: 1}).years == (2020,)
    assert drawings.timeline({}).bars == ()


def test_ties_are_listed_by_kind_without_overlap():
    neighbors = [
        drawings.Neighbor("a", "A", "Belongs to"),
        drawings.Neighbor("b", "B", "Represents", 9),
        drawings.Neighbor("c", "C", "Represents", 1),
    ]
    ties = drawings.network("Local 1", neighbors, [("a", "b"), ("a", "nobody")])
    heights = sorted([*(node.y for node in ties.nodes), *(heading.y for heading in ties.headings)])
    assert len(set(heights)) == 5
    assert [heading.label for heading in ties.headings] == ["Belongs to", "Represents"]
    assert len(ties.arcs) == 1
    assert ties.nodes[1].thickness > ties.nodes[2].thickness
    assert ties == drawings.network("Local 1", neighbors, [("a", "b"), ("a", "nobody")])
