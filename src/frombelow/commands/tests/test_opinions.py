"""`frombelow opinions`: tables, JSON, pictures, faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from frombelow.cli import main
from frombelow.methods.opinions.tests.conversations import camps

TABLE, CAMP = camps(90, 16, 2, apart=0.92)
STATEMENTS = [str(number) for number in range(16)]


def text(people: list[str], statements: list[str], groups: dict[str, int]) -> str:
    """The conversation as a participants-votes table."""
    lines = [",".join(["participant", "group-id", *statements])]
    lines += [
        ",".join([person, str(groups.get(person, "")), *(str(TABLE[person].get(key, "")) for key in statements)])
        for person in people
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "votes.csv"
    path.write_text(text(list(TABLE), STATEMENTS, CAMP))
    return path


def run(*words: object, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["opinions", *map(str, words)], input=given)


def test_json(file: Path) -> None:
    told = json.loads(run(file, "--json").stdout)
    expected = [
        "consensus",
        "divisive",
        "groups",
        "stability",
        "uncertain",
        "representative",
        "silhouettes",
        "statements",
        "map",
        "repairs",
    ]
    assert set(expected) <= told.keys()
    assert [group["group"] for group in told["groups"]] == ["A", "B"]
    members = {CAMP[f"{key}"] for key in told["groups"][0]["members"]}
    assert len(members) == 1
    first = told["statements"][0]
    assert first["group_informed_agree"] == pytest.approx(
        (first["groups"]["A"]["agree"] + 1) / (first["groups"]["A"]["seen"] + 2)
        * (first["groups"]["B"]["agree"] + 1) / (first["groups"]["B"]["seen"] + 2)
    )  # fmt: skip
    assert told["consensus"] == sorted(told["consensus"], key=lambda one: -one["value"])


def test_the_order_of_lines_and_columns_never_matters(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    shuffled = text(list(TABLE)[::-1], STATEMENTS[5:] + STATEMENTS[:5], CAMP)
    other.write_bytes(b"\xef\xbb\xbf" + shuffled.replace("\n", "\r\n").encode())
    one, two = run(file, "--json"), run(other, "--json")
    assert one.stdout == two.stdout
    assert two.stderr == "A byte-order mark at the beginning was left out.\nWindows line ends were read as line ends.\n"


def test_repairs_of_the_content_are_part_of_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text("participant,age,1\nana,old,1\nbo,young,-1\n")
    assert json.loads(run(path, "--json").stdout)["repairs"] == ["The column “age” holds no votes; it was left out."]


def test_without_people(file: Path) -> None:
    told = run(file, "--json", "--without-people").stdout
    assert '"p17"' not in told
    assert '"members"' not in told


def test_given_groups(file: Path) -> None:
    told = json.loads(run(file, "--json", "--given-groups").stdout)
    assert told["clarity"] == "given"
    assert [group["size"] for group in told["groups"]] == [45, 45]


def test_given_groups_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text("participant,1\nana,1\n")
    result = run(path, "--given-groups")
    assert result.exit_code == 1
    assert "The file names no groups." in result.output


def test_tables_with_texts(file: Path, tmp_path: Path) -> None:
    told = tmp_path / "comments.csv"
    told.write_text("comment-id,moderated,comment-body\n" + "".join(f"{n},1,[b]Nights {n}\n" for n in STATEMENTS))
    output = run(file, "--statements", told).output
    for heading in ("What unites", "2 groups.", "Group A", "What divides", "How well each number of groups"):
        assert heading in output
    assert "[b]Nights" in output


def test_from_standard_input() -> None:
    output = run("-", given=text(list(TABLE), STATEMENTS, {})).output
    assert "2 groups." in output


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_pictures(file: Path, tmp_path: Path, kind: str) -> None:
    picture = tmp_path / f"map.{kind}"
    assert run(file, "--picture", picture).exit_code == 0
    if kind == "svg":
        assert picture.read_text().startswith("<svg ")
        return
    with Image.open(picture) as image:
        assert image.width == 1600
        assert len(image.convert("RGB").getcolors(maxcolors=1 << 24) or []) > 100
    assert sorted(path.name for path in tmp_path.iterdir()) == ["map.png", "votes.csv"]


def test_a_picture_of_another_kind(file: Path, tmp_path: Path) -> None:
    result = run(file, "--picture", tmp_path / "map.docx")
    assert result.exit_code == 2
    assert "End its name in .svg or .png." in result.output


def test_a_place_that_cannot_be_written(file: Path, tmp_path: Path) -> None:
    result = run(file, "--picture", tmp_path / "nowhere" / "map.svg")
    assert result.exit_code == 1
    assert "cannot be written: No such file or directory. Choose another place." in result.output


def test_faults_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("participant,1\nana,7\nbo,x\n")
    result = run(path, "--json")
    assert result.exit_code == 1
    assert "bad.csv: Line 2, column 2 (statement “1”): “7” is no vote." in result.output
    assert "bad.csv: Line 3" in result.output
    assert "Traceback" not in result.output


def test_a_file_of_two_gigabytes_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as sparse:
        sparse.truncate(2 * 2**30)
    result = run(path)
    assert result.exit_code == 1
    assert "large.csv has 2048 MB; at most 256 MB are read." in result.output
