"""The picture of the transfers: well-formed, whole, and safe with any name."""

from xml.etree import ElementTree

from frombelow.methods.ballots.papers import Contest, RankedPapers
from frombelow.methods.ballots.picture import Words, transfers
from frombelow.methods.ballots.registry import count

PAPERS = RankedPapers.of({(1, 2): 45, (2, 3): 30, (3, 2): 25, (4, 3): 20})
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*names: str) -> ElementTree.Element:
    contest = Contest(names, 2)
    return ElementTree.fromstring(transfers(contest, count("scottish", contest, PAPERS), Words(elected="con puesto")))


def test_every_candidate_has_a_lane_and_every_stage_a_column():
    picture = drawn("Ada", "Bo", "Cy", "Dee")
    texts = [text.text or "".join(text.itertext()) for text in picture.iter(f"{SVG}text")]
    assert {"Stage 1", "con puesto"} <= set(texts)
    assert len([rect for rect in picture.iter(f"{SVG}rect") if rect.get("class") == "sankey-elected"]) >= 2


def test_names_with_markup_stay_text():
    name = '<script>alert("x")</script>&'
    picture = drawn(name, "Bo", "Cy", "Dee")
    assert name in [title.text for title in picture.iter(f"{SVG}title")]
    assert not list(picture.iter(f"{SVG}script"))


def test_streams_say_how_much_moves_from_whom_to_whom():
    titles = [title.text for title in drawn("Ada", "Bo", "Cy", "Dee").iter(f"{SVG}title")]
    assert "20.00000 from Dee to Cy" in titles


def test_where_nothing_moves_there_is_no_picture():
    contest = Contest(("Ada", "Bo"), 1)
    assert transfers(contest, count("scottish", contest, RankedPapers.of({(1,): 9, (2,): 1}))) == ""
