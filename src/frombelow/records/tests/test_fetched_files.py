"""Files as the agencies publish them: several of one layout, '|' between the fields, cut short, absent."""

import gzip
from pathlib import Path

import duckdb
import pytest

from frombelow.records.faults import RecordsFault, SourceAbsent
from frombelow.records.pipes import read_pipes
from frombelow.records.source import RawFile, Reader, Source
from frombelow.records.steps.clean import inputs

ROWS = RawFile("sample/eo_*.csv", ("EIN", "NAME"))


def source(raw: RawFile, *, is_fetched: bool = False) -> Source:
    return Source("sample", {"rows": raw}, lambda reader: {}, is_fetched=is_fetched)


def reader(folder: Path, raw: RawFile = ROWS, *, is_fetched: bool = False) -> Reader:
    return Reader(source(raw, is_fetched=is_fetched), folder, duckdb.connect())


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / "sample" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_several_files_of_one_layout_are_one_view(tmp_path: Path) -> None:
    put(tmp_path, "eo_nc.csv", "EIN,NAME,ICO\n1,ONE,% JO\n")
    put(tmp_path, "eo_ms.csv", "NAME,EIN\nTWO,2\n")  # another order of columns
    opened = reader(tmp_path)
    rows = opened.sql(f"SELECT * FROM {opened.view('rows')} ORDER BY EIN").to_pylist()
    assert rows == [
        {"EIN": "1", "NAME": "ONE", "filename": "eo_nc.csv"},
        {"EIN": "2", "NAME": "TWO", "filename": "eo_ms.csv"},
    ]
    assert opened.rows_read == 2
    assert opened.has("rows")
    assert sorted(inputs(source(ROWS), tmp_path)) == ["sample/eo_ms.csv", "sample/eo_nc.csv"]
    opened.con.close()


def test_one_of_several_lacks_a_column(tmp_path: Path) -> None:
    put(tmp_path, "eo_ms.csv", "EIN,NAME\n1,ONE\n")
    put(tmp_path, "eo_nc.csv", "EIN,TITLE\n1,ONE\n")
    opened = reader(tmp_path)
    with pytest.raises(RecordsFault, match=r"sample/eo_nc\.csv: the column 'NAME' is missing"):
        opened.view("rows")
    opened.con.close()


def test_how_to_get_what_is_absent(tmp_path: Path) -> None:
    opened = reader(tmp_path, is_fetched=True)
    with pytest.raises(SourceAbsent, match="`frombelow records fetch sample --to FOLDER` brings it"):
        opened.view("rows")
    assert not opened.has("rows")
    opened.con.close()


def test_a_gzip_cut_short(tmp_path: Path) -> None:
    whole = gzip.compress(b"EIN,NAME\n" + b"".join(b"%d,AN ORGANIZATION %d\n" % (n, n * n) for n in range(9000)))
    put(tmp_path, "a.csv.gz", whole[: len(whole) // 2])
    opened = reader(tmp_path, RawFile("sample/a.csv.gz", ("EIN",)))
    with pytest.raises(RecordsFault, match=r"a\.csv\.gz, after line \d+: the packed file is damaged or cut short"):
        opened.view("rows")
    opened.con.close()


def test_pipes_with_breaks_and_old_letters(tmp_path: Path) -> None:
    content = b"RPT_ID|NAME|CITY\r\n1|UNION\nHALL|Durham\r\n\r\n2|Uni\xf3n| \r\n3|UNI\xc3\x93N|X|\r\n"
    table = read_pipes("a.txt", put(tmp_path, "a.txt", content))
    assert table.to_pylist() == [
        {"RPT_ID": "1", "NAME": "UNION HALL", "CITY": "Durham"},
        {"RPT_ID": "2", "NAME": "Unión", "CITY": None},
        {"RPT_ID": "3", "NAME": "UNIÓN", "CITY": "X"},
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "line 1: the file is empty"),
        ("A|B|A\n1|2|3\n", "line 1: the column 'A' stands twice"),
        ("A|B\n1|2\n1|2|3|4\n", "line 3: 4 fields; 2 expected"),
        ("A|B|C\n1|2|3\n1|2\n", r"line 3: the row ends after 2 of 3 fields \(line 3\)"),
    ],
)
def test_damaged_pipes(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(RecordsFault, match=said):
        read_pipes("a.txt", put(tmp_path, "a.txt", content))


def test_pipes_are_a_view_like_others(tmp_path: Path) -> None:
    put(tmp_path, "lm_2023.txt", "RPT_ID|NAME\n1|A\n")
    put(tmp_path, "lm_2024.txt", "RPT_ID|NAME\n2|B\n")
    opened = reader(tmp_path, RawFile("sample/lm_*.txt", ("RPT_ID",)))
    assert opened.sql(f"SELECT RPT_ID FROM {opened.view('rows')} ORDER BY 1")["RPT_ID"].to_pylist() == ["1", "2"]
    opened.con.close()
