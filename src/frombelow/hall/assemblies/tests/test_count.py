"""Count it again: the form, the answer, and one sentence for what cannot be counted."""

import re
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frombelow.hall.assemblies import limits

BLT = b'3 2\n6 1 2 0\n3 2 3 0\n2 3 0\n0\n"Ada"\n"Bo"\n"Cy"\n"Stewards"\n'


@pytest.fixture
def page(client, db):
    def post(content=BLT, name="ward.blt", language="en", **fields):
        client.cookies["language"] = language
        sent = {"rule": "scottish", **fields}
        if content is not None:
            sent["file"] = SimpleUploadedFile(name, content)
        return client.post("/count/", sent)

    return post


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return re.sub(r"\s+", " ", body.decode())


def test_the_form_says_its_limits_and_offers_every_rule(client, db):
    page = client.get("/count/").content.decode()
    assert "up to 24 megabytes" in page
    for key in ("scottish", "meek", "schulze", "majority-judgment", "equal-shares"):
        assert f'value="{key}"' in page


def test_a_file_is_counted_with_everything_that_follows(page):
    told = text_of(page())
    for words in ("2 elected", "Ada", "How near it was", "What other rules would have done", "<svg", "Stage by stage"):
        assert words in told
    assert "Ada&#x27;s surplus of 2 moved at 0.33333." in told
    assert 'download="count.json"' in told
    assert told.index("Counting 11 papers …") < told.index("2 elected")


def test_it_speaks_spanish(page):
    told = text_of(page(language="es"))
    assert "El excedente de Ada, 2, pasó con valor de 0.33333." in told
    assert "Contando 11 papeletas …" in told


def test_nothing_touches_the_disk(page, monkeypatch):
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", None)
    monkeypatch.setattr(tempfile, "TemporaryFile", None)
    lines = b"1 1 2 3 0\n" * 400_000  # 4 MB: more than Django keeps in memory by itself
    assert "elected" in text_of(page(b"3 1\n" + lines + b'0\n"A"\n"B"\n"C"\n"T"\n'))


def test_pasted_ballots_count_too(page):
    assert "2 elected" in text_of(page(None, pasted=BLT.decode()))


def test_the_example_counts(page):
    assert "3 elected" in text_of(page(None, example="stewards"))


def test_a_tie_is_an_answer(page):
    told = text_of(page(b'2 1\n3 1 0\n3 2 0\n0\n"Ada"\n"Bo"\n"T"\n'))
    assert "A tie decides" in told
    assert "Ada" in told


def test_names_with_markup_stay_text(page):
    told = text_of(page(BLT.replace(b"Ada", b"<b onclick=x>Ada</b>")))
    assert "<b onclick" not in told
    assert "&lt;b onclick=x&gt;Ada&lt;/b&gt;" in told


@pytest.mark.parametrize(
    ("content", "fields", "sentence"),
    [
        (None, {}, "Choose a file of ballots, or paste one."),
        (BLT.replace(b"6 1 2 0", b"6 1 1 0"), {}, "ward.blt: Line 2, column 5: Candidate 1 is ranked twice"),
        (b"PK\x03\x04zip", {}, "This is a zip archive"),
        (BLT, {"seats": "9"}, "There are 9 seats but only 3 candidates"),
        (BLT, {"seats": "many"}, "Enter a whole number."),
        (BLT, {"order": "1,x"}, "Write the numbers of candidates with commas"),
        (BLT, {"groups": "women: 1, 2"}, "Line 1 of the groups is not understood"),
        (BLT, {"groups": "\nwomen: 1; at least 1; at least 2"}, "Line 2 of the groups is not understood"),
        (BLT, {"groups": "women: 7; at least 1"}, "There is no candidate 7"),
        (BLT, {"groups": "women: 1; at least 2"}, "At least 2 of “women” are to be elected, but only 1 stand: Ada."),
        (BLT, {"groups": "women: 1; at least 1", "rule": "ers97"}, "ERS97 cannot keep floors and ceilings"),
        (BLT, {"seed": "abc"}, "64 digits and letters"),
        (BLT, {"rule": "stv"}, "Select a valid choice"),
        (BLT, {"rule": "approval"}, "needs papers that give scores or approvals"),
        (b'2 1\n0\n"A"\n"B"\n"T"\n', {}, "There are no papers to count."),
    ],
)
def test_bad_input_is_one_sentence_and_the_form_again(page, content, fields, sentence):
    response = page(content, **fields)
    assert response.status_code == 422
    told = text_of(response)
    assert sentence in told
    assert 'name="rule"' in told


def test_a_file_above_the_limit_is_refused_in_a_sentence(page, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", 1_000_000)
    response = page(b"x" * 1_200_000)
    assert response.status_code == 409
    assert "larger than 1 megabytes" in text_of(response)
    assert "frombelow count RULE FILE" in text_of(response)


def test_an_answer_is_not_stored_on_the_way(page):
    response = page()
    assert response["Cache-Control"] == "no-store"
    assert text_of(response)  # read to its end: an answer that waits to be read holds the only turn


def test_more_stages_than_a_page_can_show_are_cut_in_a_sentence(page, monkeypatch):
    candidates = range(1, 131)
    papers = "".join(f"{number} {number} 0\n" for number in candidates)
    names = "".join(f'"No. {number}"\n' for number in candidates)
    response = page(f'130 1\n{papers}0\n{names}"T"\n'.encode(), rule="irv")
    told = text_of(response)
    assert re.search(r"Here are 120 of \d+ stages", told)
    assert "frombelow count RULE FILE --json" in told
    assert "No. 130" in told
    assert 'download="transfers.svg"' not in told


def test_a_table_of_thousands_of_candidates_is_cut_to_those_first(page):
    names = ",".join(f"c{number}" for number in range(2_000))
    row = ",".join("1" if number == 1_999 else "0" for number in range(2_000))
    told = text_of(page(f"voters (approvals),{names}\n3,{row}\n".encode(), "board.csv", rule="approval"))
    assert "300 of 2,000 candidates" in told
    assert ">c1999<" in told


def test_floors_and_ceilings_are_kept_and_it_is_told_who_was_passed_over(page):
    told = text_of(page(groups="night shift: 3; at least 1"))
    assert "Floors and ceilings" in told
    assert "<strong>night shift</strong>: at least 1" in told
    assert "Bo can no longer be elected: the seats left are needed to keep the floors" in told
    assert "Nobody was guarded" in text_of(page(groups="todas: 1, 2, 3; al menos 1; como máximo 2", rule="meek"))


def test_a_motion_is_carried_or_not_and_no_other_rule_answers_it(page):
    told = text_of(page(b"voters,Strike in May\n120,yes\n44,no\n9,abstain\n", "vote.csv", rule="yes-no"))
    assert ">Carried<" in told
    assert "38 papers that say the opposite would turn the result of “Strike in May”" in told
    assert "What other rules would have done" not in told
    told = text_of(page(b"voters,Strike in May\n4,yes\n6,no\n", "vote.csv", rule="yes-no", language="es"))
    assert "Strike in May: No aprobada" in told


def test_many_stages_stand_in_tables_as_wide_as_paper_and_long_decimals_are_rounded(page):
    told = text_of(page(rule="meek"))
    assert re.search(r"\d\.\d{5}<", told)
    assert not re.search(r"<td[^>]*>\d+\.\d{6}", told)
    assert "shown with five decimals" in told


def test_marks_that_turn_the_writing_stay_within_their_name(page):
    told = text_of(page(BLT.replace(b"Ada", "\u202eadA".encode())))
    assert "\u2068\u202eadA\u2069" in told


def test_a_name_of_thousands_of_letters_is_refused(page):
    assert "has 10000 letters; write it with at most 500." in text_of(page(BLT.replace(b"Ada", b"A" * 10_000)))
