"""What the release says in English, on a Spanish page."""

from __future__ import annotations

import pytest
from django.utils import translation

from frombelow.hall.terrain.told import is_english, told


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        ("Strikes and lockouts 1981–2020", "Huelgas y cierres patronales 1981–2020"),
        ("Law of about 1947.", "Ley de hacia 1947."),
        (
            "Counted from 2003 to 2024; from samples, so more happened than is counted. 3 of them could not be placed in a county.",
            "Contado de 2003 a 2024; de muestras, así que ocurrió más de lo contado. 3 de ellos no se pudieron ubicar en un condado.",
        ),
        (
            "Not measured for this county: the figure is that of Durham-Chapel Hill, NC (metropolitan area, 2016–2020 pooled).",
            "No se midió para este condado: la cifra es la de Durham-Chapel Hill, NC (área metropolitana, 2016–2020 agrupados).",
        ),
        (
            "Union and number stand for TEAMSTERS, LU 456, the best of 4 that bear it; its address is in NY too.",
            "El sindicato y el número corresponden a TEAMSTERS, LU 456, el mejor de los 4 que lo llevan; "
            "su dirección también está en NY.",
        ),
        (
            "LABORERS is named without a number; its only body of that level in El Monte is LABORERS, DC (EL MONTE).",
            "Se nombra a LABORERS sin número; su único organismo de ese nivel en El Monte es LABORERS, DC (EL MONTE).",
        ),
        (
            "The names share zurn; energy and general air division industries differ; the same city; different trades.",
            "Los nombres comparten zurn; energy y general air division industries difieren; la misma ciudad; oficios distintos.",
        ),
        ("State law. Higher in: St. Paul $15.00 (2022).", "Ley estatal. Más alto en: St. Paul $15.00 (2022)."),
    ],
)
def test_what_a_release_says_is_said_in_spanish(text: str, spanish: str):
    with translation.override("es"):
        assert told(text) == spanish
        assert not is_english(text)


def test_english_pages_keep_the_words_of_the_release():
    assert told("Strikes and lockouts 1981–2020") == "Strikes and lockouts 1981–2020"
    assert not is_english("Strikes and lockouts 1981–2020")


def test_an_unknown_sentence_stays_and_is_marked():
    with translation.override("es"):
        assert told("Nobody foresaw this one.") == "Nobody foresaw this one."
        assert is_english("Nobody foresaw this one.")


def test_a_sentence_with_an_unknown_clause_stays_whole():
    with translation.override("es"):
        assert told("The same name (acme); the same planet.") == "The same name (acme); the same planet."


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_told_of_nothing(nothing: str | None):
    assert told(nothing) == ""
    assert not is_english(nothing)
