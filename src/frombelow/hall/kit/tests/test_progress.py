"""A page that is sent while its work goes on: steps, answer, refusals, and its own faults."""

from collections.abc import Iterator

import pytest

from frombelow.hall.kit import progress
from frombelow.hall.kit.bounded import Still
from frombelow.hall.kit.messages import Done, Step
from frombelow.hall.kit.progress import HERE, page_in_progress
from frombelow.hall.kit.refusals import Refused


@pytest.fixture
def sent(rf, monkeypatch):
    def send(work: Iterator, answer=str) -> list[str]:
        monkeypatch.setattr(
            progress, "render_to_string", lambda name, context, request=None: context.get("sentence", f"head{HERE}foot")
        )
        response = page_in_progress(rf.post("/"), "page.html", {}, work, answer)
        return [part.decode() for part in response.streaming_content]

    return send


def test_steps_come_before_the_answer_and_silence_is_sent_too(sent):
    parts = sent(iter([Step("Counting {n} papers …", {"n": 3}), Still(), Done(42)]))
    assert parts[1:] == ["<li>Counting 3 papers …</li>", "\n", '</ol><div class="answer">42</div>', "foot"]


def test_a_refusal_stands_where_the_answer_would(sent):
    def work():
        yield Step("Counting …")
        raise Refused("Too long: {seconds}.", seconds=40)

    assert sent(work())[-2:] == ["</ol>Too long: 40.", "foot"]


def test_a_fault_of_ours_is_noted_and_does_not_cut_the_page_off(sent, caplog):
    def answer(value):
        raise KeyError(value)

    *_, said, foot = sent(iter([Done(1)]), answer)
    assert "The fault is its own" in said
    assert foot == "foot"
    assert "could not be finished" in caplog.text
