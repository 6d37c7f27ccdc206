"""Files of invented people, small and large: with typos, people who come twice, and cells that cannot be."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

GIVEN = [
    "Rosa",
    "José",
    "María",
    "Luis",
    "Ana",
    "James",
    "Mary",
    "Linh",
    "Thanh",
    "Amina",
    "Yusuf",
    "Grace",
    "Samuel",
    "Ruth",
    "Elena",
    "Marcus",
    "Denise",
    "Tyrone",
    "Keisha",
    "Paul",
    "Wendy",
    "Ahmed",
    "Fatima",
    "Ivan",
    "Olga",
    "Mei",
    "Jun",
    "Carlos",
    "Sofía",
    "Diego",
]
FAMILY = [
    "Núñez",
    "García",
    "Smith",
    "Johnson",
    "Nguyen",
    "Okafor",
    "Hassan",
    "Brown",
    "Davis",
    "Martínez",
    "López",
    "Wilson",
    "Ivanova",
    "Chen",
    "Kim",
    "Jackson",
    "Robinson",
    "Ortega",
    "Peña",
    "Washington",
    "Müller",
    "Abdi",
    "Begum",
    "Silva",
    "Rossi",
]
STREETS = ["Dock", "Main", "Elm", "Oak", "Magnolia", "Liberty", "Union", "Mill", "River", "Church"]
TOWNS = (
    ("Jackson", "MS", "39201"),
    ("Memphis", "TN", "38103"),
    ("Bessemer", "AL", "35020"),
    ("Atlanta", "GA", "30303"),
    ("Charlotte", "NC", "28202"),
)
TAGS = ["steward", "committee", "night-shift", "dock", "new-hire", "card-signed"]
COLUMNS = (
    "VanID",
    "First Name",
    "Last Name",
    "Cell Phone",
    "Email",
    "Street",
    "City",
    "State",
    "Zip",
    "Language",
    "Tags",
    "sms_status",
)


def rows(count: int, seed: int = 1, twice: float = 0.02, faults: float = 0.02) -> Iterator[list[str]]:
    """Rows under COLUMNS; about so many of them people of an earlier row, or with a fault."""
    chance = random.Random(seed)
    before: list[list[str]] = []
    for number in range(1, count + 1):
        if before and chance.random() < twice:
            row = list(chance.choice(before))
            row[7 if chance.random() < 0.5 else 10] = ""
        else:
            row = person(chance, number)
        if chance.random() < 0.01:
            before = [*before[-200:], row]
        yield spoiled(chance, row) if chance.random() < faults else row


def person(chance: random.Random, number: int) -> list[str]:
    """Somebody."""
    given, family = (
        chance.choice(GIVEN),
        chance.choice(FAMILY) + (f"-{chance.choice(FAMILY)}" if chance.random() < 0.1 else ""),
    )
    town, state, code = chance.choice(TOWNS)
    digits = f"{chance.randrange(200, 990)}{chance.randrange(200, 990)}{chance.randrange(10_000):04}"
    phone = chance.choice(("({0}) {1}-{2}", "{0}-{1}-{2}", "{0}{1}{2}", "+1 {0} {1} {2}")).format(
        digits[:3], digits[3:6], digits[6:]
    )
    email = f"{given}.{family}{number}@example.org".lower() if chance.random() < 0.8 else ""
    return [
        str(100_000 + number), given, family, phone, email, f"{chance.randrange(1, 9999)} {chance.choice(STREETS)} St", town, state, code,
        chance.choice(("en", "es", "Spanish", "")), ", ".join(chance.sample(TAGS, chance.randrange(3))), chance.choice(("subscribed", "unsubscribed", "", "")),
    ]  # fmt: skip


def spoiled(chance: random.Random, row: list[str]) -> list[str]:
    """With one cell that cannot be, or one too many."""
    at, value = chance.choice(
        (
            (3, "n/a"),
            (3, "555"),
            (4, "rosa at example"),
            (9, "Klingon"),
            (11, "perhaps"),
            (2, '=HYPERLINK("http://x")'),
            (3, ""),
        )
    )
    changed = list(row)
    changed[at] = value
    return [*changed, "left over"] if chance.random() < 0.1 else changed


def write(path: Path, count: int, seed: int = 1, **shares: float) -> None:
    """A file of them."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(rows(count, seed, **shares))
