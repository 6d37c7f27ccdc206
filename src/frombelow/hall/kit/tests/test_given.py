"""JSON from outside is a value or a ValueError, never a broken page."""

import pytest

from frombelow.hall.kit.given import read_json


def test_json_is_read():
    assert read_json(b'{"a": [1, null]}') == {"a": [1, None]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "nonsense",
        "[" * 200_000,
        '{"a":' * 200_000,
        b"\xff\xfe",
        "9" * 100_000,
        '["\\ud800"]',
        b'{"\xed\xa0\x80": 1}',
    ],
)
def test_what_is_no_json_is_a_value_error(text):
    with pytest.raises(ValueError):  # noqa: PT011  that it is one, is all that matters
        read_json(text)
