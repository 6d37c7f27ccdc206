"""How many guesses a password takes from somebody who knows how people make them: a word of a list, a year behind it, a walk over the keys, all of it twice.

The cheapest way to put the password together of such parts is found letter by letter (dynamic programming over where a part ends, as strength
meters do since Wheeler, "zxcvbn: low-budget password strength estimation", USENIX Security 2016). The cost of a part is the logarithm of how
many there are of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

LOOKED_AT = 64  # letters; what comes behind makes no password weaker
LONGEST_WORD, SHORTEST_WORD = 24, 3
# Powers of ten.
BACKWARDS, RUN, YEAR, AGAIN = 0.3, 1.5, 2.0, 0.5
DIGIT, LETTER, SIGN, OTHER_SCRIPT = 0.9, 1.3, 1.3, 1.7
# As people write letters with digits and signs.
PLAIN = str.maketrans(
    {
        "4": "a",
        "@": "a",
        "8": "b",
        "3": "e",
        "6": "g",
        "1": "i",
        "!": "i",
        "0": "o",
        "$": "s",
        "5": "s",
        "7": "t",
        "+": "t",
    }
)
LINES = (
    "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjklñ", "zxcvbnm", "azertyuiop", "qwertzuiop", "qsdfghjklm", "wxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "147258369", "159753", "!@#$%^&*()", "zaqxswcdevfrbgtnhymjukilop",
)  # fmt: skip
WALKS = (*LINES, *(line[::-1] for line in LINES))


def guesses(password: str, words: Mapping[str, float]) -> float:
    """How many guesses, as a power of ten. `words` are in small letters, each with what it costs."""
    text = password.lower()[:LOOKED_AT]
    plain = text.translate(PLAIN)
    cheapest = [0.0]
    for end in range(1, len(text) + 1):
        cheapest.append(min(cheapest[start] + cost for start, cost in parts(text, plain, end, words)))
    return cheapest[-1]


def parts(text: str, plain: str, end: int, words: Mapping[str, float]) -> Iterator[tuple[int, float]]:
    """Every part that ends here: where it begins, and what it costs."""
    yield end - 1, of_a_letter(text[end - 1])
    for length in range(SHORTEST_WORD, min(LONGEST_WORD, end) + 1):
        part = text[end - length : end]
        if part in words:
            yield end - length, words[part]
        if (read := plain[end - length : end]) in words:
            yield end - length, words[read]
        if (turned := part[::-1]) in words:
            yield end - length, words[turned] + BACKWARDS
        if any(part in walk for walk in WALKS):
            yield end - length, RUN
    if is_year(text[max(0, end - 4) : end]):
        yield end - 4, YEAR
    for length in range(1, end // 2 + 1):
        if text[end - length : end] == text[end - 2 * length : end - length]:
            yield end - length, AGAIN


def of_a_letter(letter: str) -> float:
    """What one letter costs that belongs to nothing."""
    if not letter.isascii():
        return OTHER_SCRIPT
    return DIGIT if letter.isdigit() else LETTER if letter.isalpha() else SIGN


def is_year(part: str) -> bool:
    """A year in which somebody may have been born, or lives."""
    return len(part) == 4 and part.isascii() and part.isdigit() and part[:2] in {"19", "20"}
