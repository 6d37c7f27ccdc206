"""Names of many languages, and slips such as hands make: for tests and for the benchmark of the search."""

from __future__ import annotations

from random import Random

from django.db import connection

from frombelow.hall.groups.models import Group
from frombelow.hall.people.models import Person
from frombelow.hall.people.rules.slips import KEPT, LONGEST

NAMES = """
maria rosa jose luis carlos ana guadalupe juan miguel jesus francisco alejandro fernando ricardo eduardo veronica patricia claudia leticia gabriela yolanda ximena
hernandez gonzalez rodriguez martinez garcia lopez perez sanchez ramirez flores gomez vazquez velazquez jimenez gutierrez munoz nunez castillo chavez mendoza
james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua kenneth
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle dwayne tanya
smith johnson williams brown jones davis miller wilson moore taylor anderson thomas jackson white harris martin thompson clark lewis robinson walker washington
nguyen tran pham huynh hoang phan vu dang bui do ngo duong linh thuy phuong hung dung tuan minh anh trang huong quang vinh khanh xuan
yuri ivan aleksandr oleksandr dmitri sergei natalia tatiana olena ekaterina svetlana vladimir volodymyr mykola andrei ivanov petrov shevchenko kovalenko tsarenko zhukov
chekhov tchaikovsky kowalski wojcik nowak szymanski milosevic jovanovic petrovic
mohammed muhammad ahmed mahmoud hussein khaled yusuf ibrahim mustafa abdullah fatima aisha zainab khadija layla omar osman said hassan karim rashid jamal tariq
abdelrahman mansour haddad khoury nasser saleh farouk
okafor okonkwo adeyemi chukwu nwosu mensah diallo traore ndiaye wei zhang wang chen huang zhao kim park choi lee tanaka suzuki yamamoto singh kaur patel sharma
""".split()  # noqa: SIM905  two hundred names read better so

# Typed so, written so on the list: other alphabets, other ears.
OTHERWISE = (
    ("mohamed", "mohammed"), ("muhammed", "mohammed"), ("mohamad", "muhammad"), ("ahmad", "ahmed"), ("akhmed", "ahmed"), ("mahmud", "mahmoud"), ("husayn", "hussein"), ("hussain", "hussein"),
    ("khalid", "khaled"), ("yousef", "yusuf"), ("youssef", "yusuf"), ("ebrahim", "ibrahim"), ("moustafa", "mustafa"), ("abdallah", "abdullah"), ("fatimah", "fatima"), ("aysha", "aisha"),
    ("zaynab", "zainab"), ("khadijah", "khadija"), ("leila", "layla"), ("umar", "omar"), ("othman", "osman"), ("saeed", "said"), ("hasan", "hassan"), ("kareem", "karim"), ("rasheed", "rashid"),
    ("djamal", "jamal"), ("tarek", "tariq"), ("mansur", "mansour"), ("hadad", "haddad"), ("khouri", "khoury"), ("naser", "nasser"), ("salih", "saleh"), ("faruk", "farouk"),
    ("iurii", "yuri"), ("yuriy", "yuri"), ("jurij", "yuri"), ("alexander", "aleksandr"), ("alexandr", "aleksandr"), ("dmitry", "dmitri"), ("dmitriy", "dmitri"), ("sergey", "sergei"), ("nataliya", "natalia"),
    ("tatyana", "tatiana"), ("elena", "olena"), ("yekaterina", "ekaterina"), ("wladimir", "vladimir"), ("wolodymyr", "volodymyr"), ("nikola", "mykola"), ("andrey", "andrei"), ("ivanoff", "ivanov"),
    ("petroff", "petrov"), ("sevcenko", "shevchenko"), ("schewtschenko", "shevchenko"), ("carenko", "tsarenko"), ("zukov", "zhukov"), ("joukov", "zhukov"), ("cehov", "chekhov"), ("tchekhov", "chekhov"), ("chaikovsky", "tchaikovsky"),
    ("kovalski", "kowalski"), ("milosevich", "milosevic"), ("jovanovich", "jovanovic"), ("yovanovich", "jovanovic"), ("petrovich", "petrovic"),
    ("nguen", "nguyen"), ("nguyn", "nguyen"), ("nugyen", "nguyen"), ("fam", "pham"), ("huinh", "huynh"), ("hwang", "hoang"), ("fuong", "phuong"), ("fan", "phan"), ("zuong", "duong"), ("thui", "thuy"), ("kanh", "khanh"),
    ("gonsales", "gonzalez"), ("gonzales", "gonzalez"), ("hernandes", "hernandez"), ("ernandez", "hernandez"), ("rodrigues", "rodriguez"), ("velasques", "velazquez"), ("vasquez", "vazquez"), ("himenez", "jimenez"), ("ximenez", "jimenez"),
    ("guadelupe", "guadalupe"), ("jimena", "ximena"), ("chaves", "chavez"), ("peres", "perez"), ("muños", "munoz"), ("núñes", "nunez"), ("garsia", "garcia"), ("hernández", "hernandez"), ("gutieres", "gutierrez"), ("iolanda", "yolanda"),
    ("kristopher", "christopher"), ("mathew", "matthew"), ("antony", "anthony"), ("stephen", "steven"), ("jon", "john"), ("sara", "sarah"), ("elisabeth", "elizabeth"), ("michele", "michelle"), ("duane", "dwayne"), ("thompsen", "thompson"),
)  # fmt: skip


def slipped(word: str, chance: Random, letters: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """A word with one slip: a letter left out, put in, doubled, another, or two in each other's place."""
    at = chance.randrange(len(word)) if word else 0
    kinds = {
        "out": lambda: word[:at] + word[at + 1 :],
        "in": lambda: word[:at] + chance.choice(letters) + word[at:],
        "doubled": lambda: word[:at] + word[at : at + 1] + word[at:],
        "other": lambda: word[:at] + chance.choice(letters) + word[at + 1 :],
        "exchanged": lambda: word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :],
    }
    return kinds[chance.choice(sorted(kinds))]()


def kept_words(group: Group) -> set[str]:
    """The words that a name typed wrong is looked up by."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM people_word WHERE group_id = %s", [group.pk])
        return {word for (word,) in cursor.fetchall()}


def carried_words(group: Group) -> set[str]:
    """The words that they should be: those of names of everybody who is there, by the name under which they are."""
    lines = Person.unscoped.filter(group=group, merged_into=None).values_list("found_by", flat=True)
    return {word for line in lines for word in line.split() if "a" <= word[0] <= "z" and KEPT <= len(word) <= LONGEST}
