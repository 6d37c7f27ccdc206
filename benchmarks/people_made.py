"""A made list of people whose copies are known: typos, nicknames, new phones, married and transliterated names, households, twins.

The English nicknames come from a table that the program does not use (`data/people`), so that a nickname the program does not know is missed as it would be in life.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

DATA = Path(__file__).parent / "data" / "people"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SPANISH = {
    "josé": ("pepe", "jose"), "francisco": ("paco", "pancho"), "maría": ("maria", "mari"), "guadalupe": ("lupe", "lupita"), "ignacio": ("nacho",),
    "jesús": ("chuy", "jesus"), "dolores": ("lola",), "guillermo": ("memo",), "enrique": ("kike", "quique"), "rosario": ("charo", "chayo"), "manuel": ("manolo",),
    "concepción": ("concha", "conchita"), "luis": ("lucho",), "roberto": ("beto",), "alejandro": ("alex",), "antonio": ("toño", "tony"), "eduardo": ("lalo",),
    "salvador": ("chava",), "isabel": ("chabela", "isa"), "consuelo": ("chelo",), "mercedes": ("meche",), "ana": ("anita",), "juan": ("juanito",),
    "rafael": ("rafa",), "fernando": ("nando",), "jorge": ("coque",), "teresa": ("tere",), "gabriela": ("gaby",), "vicente": ("chente",), "ángel": ("angel",),
}  # fmt: skip
SPANISH_FAMILIES = [
    "garcía",
    "rodríguez",
    "martínez",
    "hernández",
    "lópez",
    "gonzález",
    "pérez",
    "sánchez",
    "ramírez",
    "torres",
    "flores",
    "rivera",
    "gómez",
    "díaz",
    "reyes",
    "morales",
    "cruz",
    "ortiz",
    "gutiérrez",
    "chávez",
    "ramos",
    "ruiz",
    "mendoza",
    "álvarez",
    "jiménez",
    "castillo",
    "vásquez",
    "romero",
    "moreno",
    "muñoz",
    "núñez",
    "peña",
    "ibáñez",
    "zúñiga",
]
# The same name in another script, or in another romanization.
WRITTEN = (
    (("sergey", "sergei", "сергей"), ("ivanov", "ivanoff", "иванов")), (("dmitri", "dmitry", "дмитрий"), ("petrov", "petroff", "петров")),
    (("aleksandr", "alexander", "александр"), ("kuznetsov", "kuznecov", "кузнецов")), (("natalia", "natalya", "наталья"), ("volkova", "wolkowa", "волкова")),
    (("yusuf", "youssef", "yousef"), ("el-sayed", "elsayed", "al sayed")), (("mohammed", "muhammad", "mohamed"), ("hussein", "husain", "hussain")),
    (("fatima", "fatimah", "fatema"), ("haddad", "hadad", "hadded")), (("ahmed", "ahmad", "ahmet"), ("khalil", "khaleel", "halil")),
    (("xiaoming", "hsiaoming", "xiao ming"), ("zhang", "chang", "zhang")), (("nguyễn", "nguyen", "nguyen"), ("trần", "tran", "tran")),
    (("thúy", "thuy", "thuy"), ("lê", "le", "le")), (("giorgos", "yorgos", "γιώργος"), ("papadopoulos", "papadopulos", "παπαδόπουλος")),
    (("łukasz", "lukasz", "lukas"), ("wójcik", "wojcik", "woycik")), (("josef", "joseph", "jozef"), ("müller", "mueller", "muller")),
)  # fmt: skip
STREETS = [
    "main",
    "oak",
    "pine",
    "maple",
    "cedar",
    "elm",
    "washington",
    "lake",
    "hill",
    "walnut",
    "park",
    "river",
    "church",
    "spring",
    "highland",
    "jackson",
    "lincoln",
    "adams",
    "franklin",
    "mill",
]
HOSTS = ("gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com")
IN_HOUSEHOLD, TWINS, HAS_BORN, SPANISH_SHARE, WRITTEN_SHARE = 0.45, 0.01, 0.4, 0.15, 0.06
COPIES = (1, 1, 1, 1, 2, 3)  # of somebody who has any


@dataclass
class Somebody:
    """One row."""

    truth: int
    given: str
    family: str
    street: str
    city: str
    zip: str
    phone: str = ""
    email: str = ""
    born: str = ""
    others: tuple[str, ...] = field(default=())  # the same given name, written otherwise
    other_families: tuple[str, ...] = field(default=())


class Maker:
    """Makes people by chance, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.nicknames = {row[0]: row[1:] for row in rows_of("nicknames.csv")}
        self.given = [weighted("women.csv"), weighted("men.csv")]
        self.families = weighted("family.csv")
        self.truth = 0

    def household(self) -> list[Somebody]:
        """One person, or several at one address."""
        chance = self.chance
        size = chance.choice((2, 2, 3, 3, 4, 5)) if chance.random() < IN_HOUSEHOLD / 3 else 1
        number = chance.randrange(20_000)
        street = f"{chance.randrange(1, 4000)} {chance.choice(STREETS)} {chance.choice(('st', 'ave', 'rd'))}"
        first = self.one(street, f"city{number // 12}", f"{10_000 + number}")
        people = [first]
        for _ in range(size - 1):
            other = self.one(street, first.city, first.zip)
            if chance.random() < 0.75:
                other.family, other.other_families = first.family, first.other_families
            if chance.random() < 0.5:
                other.phone = first.phone  # the landline of the house
            if chance.random() < 0.1:
                other.email = first.email
            people.append(other)
        if chance.random() < TWINS:
            twin = self.one(street, first.city, first.zip)
            twin.family, twin.other_families, twin.born, twin.phone = (
                first.family,
                first.other_families,
                first.born,
                first.phone,
            )
            if twin.given != first.given:
                people.append(twin)
        return people

    def one(self, street: str, city: str, zip_code: str) -> Somebody:
        """Somebody at an address."""
        chance = self.chance
        self.truth += 1
        others: tuple[str, ...] = ()
        other_families: tuple[str, ...] = ()
        kind = chance.random()
        if kind < SPANISH_SHARE:
            given = chance.choice(list(SPANISH))
            family, others = chance.choice(SPANISH_FAMILIES), SPANISH[given]
            if chance.random() < 0.4:
                family = f"{family} {chance.choice(SPANISH_FAMILIES)}"
        elif kind < SPANISH_SHARE + WRITTEN_SHARE:
            given, *rest = chance.choice(WRITTEN)[0]
            family, *rest_of_family = chance.choice(WRITTEN)[1]
            others, other_families = tuple(rest), tuple(rest_of_family)
        else:
            names, weights = self.given[chance.random() < 0.5]
            given = chance.choices(names, cum_weights=weights)[0]
            family = chance.choices(self.families[0], cum_weights=self.families[1])[0]
            others = tuple(self.nicknames.get(given, ()))
        born = ""
        if chance.random() < HAS_BORN:
            born = f"{chance.randrange(1945, 2007)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        phone = (
            f"+1{chance.randrange(201, 990)}{chance.randrange(2_000_000, 9_999_999)}" if chance.random() < 0.85 else ""
        )
        email = self.email(given, family) if chance.random() < 0.7 else ""
        return Somebody(self.truth, given, family, street, city, zip_code, phone, email, born, others, other_families)

    def email(self, given: str, family: str) -> str:
        """An address made of the name, or of anything."""
        name = given.split()[0]
        local = self.chance.choice(
            (f"{name}.{family.split()[0]}", f"{name[0]}{family.split()[0]}", name, "sunflower", "bluebird")
        )
        local = "".join(letter for letter in local if (letter.isascii() and letter.isalpha()) or letter == ".") or "me"
        return f"{local}{self.chance.randrange(1, 99_999)}@{self.chance.choice(HOSTS)}"

    def copy(self, one: Somebody) -> Somebody:
        """The same person on another list: a little otherwise, or a good deal."""
        chance = self.chance
        made = replace(one)
        changes = chance.choices((0, 1, 2, 3), (20, 40, 30, 10))[0]
        for change in chance.sample(CHANGES, changes):
            change(self, made)
        for name in ("phone", "email", "born", "street"):
            if chance.random() < 0.12:
                setattr(made, name, "")
        return made

    def nickname(self, one: Somebody) -> None:
        """Called otherwise, or written in another script."""
        if one.others:
            one.given = self.chance.choice(one.others)
        if one.other_families and self.chance.random() < 0.6:
            one.family = self.chance.choice(one.other_families)

    def typo(self, one: Somebody) -> None:
        """A slip in the given name or in the family name."""
        name = self.chance.choice(("given", "family"))
        setattr(one, name, slip(self.chance, getattr(one, name)))

    def new_phone(self, one: Somebody) -> None:
        """Another number; one in four times a wrong digit of the old one."""
        if one.phone and self.chance.random() < 0.25:
            at = self.chance.randrange(5, len(one.phone))
            one.phone = one.phone[:at] + str(self.chance.randrange(10)) + one.phone[at + 1 :]
        else:
            one.phone = f"+1{self.chance.randrange(201, 990)}{self.chance.randrange(2_000_000, 9_999_999)}"

    def new_email(self, one: Somebody) -> None:
        """Another address; one in four times the same at another host."""
        if one.email and self.chance.random() < 0.25:
            one.email = f"{one.email.split('@')[0]}@{self.chance.choice(HOSTS)}"
        else:
            one.email = self.email(one.given, one.family)

    def moved(self, one: Somebody) -> None:
        """To another street, mostly of the same town."""
        one.street = f"{self.chance.randrange(1, 4000)} {self.chance.choice(STREETS)} st"
        if self.chance.random() < 0.4:
            number = self.chance.randrange(20_000)
            one.city, one.zip = f"city{number // 12}", f"{10_000 + number}"

    def married(self, one: Somebody) -> None:
        """A new family name, alone or behind the old one; of two, one."""
        chance = self.chance
        if " " in one.family:
            one.family = chance.choice(one.family.split())
            return
        new = chance.choices(self.families[0], cum_weights=self.families[1])[0]
        one.family = f"{one.family}-{new}" if chance.random() < 0.4 else new

    def swapped(self, one: Somebody) -> None:
        """Given name and family name in each other's column."""
        if self.chance.random() < 0.2:
            one.given, one.family = one.family, one.given


CHANGES = (Maker.nickname, Maker.typo, Maker.new_phone, Maker.new_email, Maker.moved, Maker.married, Maker.swapped)


def slip(chance: random.Random, text: str) -> str:
    """One letter wrong, missing, doubled or changed with the next."""
    if len(text) < 3:
        return text
    at = chance.randrange(len(text) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return text[:at] + chance.choice(LETTERS) + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at + 1 :]
    if kind == 2:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def made_people(count: int, seed: int = 1, share: float = 0.12) -> pa.Table:
    """So many rows, in random order: a table as the ladder takes it, and who each row is in truth (column `truth`)."""
    maker, rows = Maker(seed), []
    while len(rows) < count:
        for one in maker.household():
            rows.append(one)
            if maker.chance.random() < share:
                rows += [maker.copy(one) for _ in range(maker.chance.choice(COPIES))]
    rows = rows[:count]
    maker.chance.shuffle(rows)
    return table_of(rows)


def table_of(rows: list[Somebody]) -> pa.Table:
    """The rows as the ladder takes them."""

    def lists(values: list[str]) -> pa.Array:
        return pa.array([[value] if value else [] for value in values], pa.list_(pa.string()))

    return pa.table({
        "person": pa.array(range(len(rows)), pa.int64()),
        "givens": lists([one.given for one in rows]),
        "families": lists([one.family for one in rows]),
        "phones": lists([one.phone for one in rows]),
        "emails": lists([one.email for one in rows]),
        "streets": lists([f"{one.street} {one.zip}" if one.street else "" for one in rows]),
        "zips": lists([one.zip for one in rows]),
        "cities": lists([one.city for one in rows]),
        "born": lists([one.born for one in rows]),
        "truth": pa.array([one.truth for one in rows], pa.int64()),
    })  # fmt: skip


def rows_of(name: str) -> list[list[str]]:
    """A file of benchmarks/data/people."""
    return [line.split(",") for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def weighted(name: str) -> tuple[list[str], list[float]]:
    """Names and how often they are, added up."""
    names, weights, so_far = [], [], 0.0
    for word, share in rows_of(name):
        so_far += float(share)
        names.append(word)
        weights.append(so_far)
    return names, weights
