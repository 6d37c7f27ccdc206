"""What is tried first: leaked passwords, and the words of which people make them, each with how far down its list it stands. Read once.

Two lists of leaked passwords are taken together (Django's and zxcvbn's, both made from leaks and the work of Mark Burnett), with the words of English,
of films and names in zxcvbn, and words of organizing and of Spanish that those lack.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log10

from django.contrib.auth.password_validation import CommonPasswordValidator
from zxcvbn.frequency_lists import FREQUENCY_LISTS

CHEAPEST = 2.5  # so that three words with a blank between them are always enough
OWN = (
    "amistad amor amigo amiga amorcito argentina barrio besos bonita caballo cariño casa chiquita cielo colombia comité compañera compañero contrasena "
    "contraseña contrato corazon corazón cuba dios dulce escuela esperanza estrella familia feliz florida futbol fútbol gato georgia gracias guatemala "
    "guerrero hermana hermano hermosa hermoso hija hijo honduras huelga hola jefe jesus jesús justicia lucha luna maestra maestro mama mamá mariposa "
    "mexico méxico mucho mundo muñeca musica música navidad negra negro nicaragua niña niño obrera obrero organizar paloma papa papá patria paz perro "
    "pueblo puertorico princesa principe quiero quiere reina salvador santo secreto siempre sindicato sol solidaridad teamo tequiero tierra todos trabajador "
    "trabajadora trabajo unidad unidos universidad venezuela verano vida viva "
    "bargain bargaining boycott caucus collective comrade contract demand dignity grievance justice local member organize organizer organizing picket power "
    "rally rank-and-file rights scab solidarity steward strike striker tenants together union unionize unionstrong walkout warehouse worker workers"
)


@cache
def common_passwords() -> frozenset[str]:
    """Leaked ones, in small letters."""
    return frozenset(CommonPasswordValidator().passwords) | frozenset(FREQUENCY_LISTS["passwords"])


@cache
def words() -> Mapping[str, float]:
    """A word in small letters → the power of ten of its place in the list where it stands first."""
    costs: dict[str, float] = {}
    for listed in (*FREQUENCY_LISTS.values(), OWN.split()):
        for place, word in enumerate(listed, 1):
            costs[word] = min(costs.get(word, 9.0), max(CHEAPEST, log10(place)))
    last = log10(len(common_passwords()))
    return costs | {word: costs.get(word, last) for word in common_passwords()}
