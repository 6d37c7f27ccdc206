"""Tasks run in order, only when something changed, and leave whole pieces or nothing."""

from __future__ import annotations

import pyarrow as pa
import pytest

from frombelow.records.slugs import slug, unique_slugs
from frombelow.records.swap import before, replace_folder, restore
from frombelow.records.tasks import Task, run_tasks
from frombelow.records.work import Outcome, Work


def numbers(desk):
    return Outcome({"number": pa.table({"n": [1, 2]})})


def doubled(desk):
    return Outcome({"double": pa.table({"n": [2 * n for n in desk.table("number")["n"].to_pylist()]})})


def broken(desk):
    raise RuntimeError("no")


def run(tasks, folder, jobs=1):
    return {done.name: done.reused for done in run_tasks(tasks, Work(folder), jobs=jobs)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_reads_what_another_made(tmp_path, jobs):
    tasks = [Task("clean:a", numbers), Task("link:b", doubled, ("clean:a",))]
    assert run(tasks, tmp_path, jobs) == {"clean:a": False, "link:b": False}
    assert Work(tmp_path).table("double", ("link:b",))["n"].to_pylist() == [2, 4]
    assert run(tasks, tmp_path, jobs) == {"clean:a": True, "link:b": True}


def test_a_change_above_is_a_change_below(tmp_path):
    run([Task("clean:a", numbers), Task("link:b", doubled, ("clean:a",))], tmp_path)
    again = [Task("clean:a", numbers, made_from="another file"), Task("link:b", doubled, ("clean:a",))]
    assert run(again, tmp_path) == {"clean:a": False, "link:b": False}


def test_what_was_finished_before_a_fault_stays(tmp_path):
    tasks = [Task("clean:a", numbers), Task("link:b", broken, ("clean:a",))]
    with pytest.raises(RuntimeError):
        run(tasks, tmp_path)
    assert run(tasks[:1], tmp_path) == {"clean:a": True}


def test_a_half_written_piece_does_not_count(tmp_path):
    run([Task("clean:a", numbers)], tmp_path)
    (tmp_path / "clean/a/done.json").write_text("{", encoding="utf-8")
    assert run([Task("clean:a", numbers)], tmp_path) == {"clean:a": False}


def test_a_folder_takes_the_place_of_another(tmp_path, monkeypatch):
    for exchanges in (True, False):
        if not exchanges:
            monkeypatch.setattr("frombelow.records.swap.exchange", lambda *_: False)
        for name in ("new", "place"):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / "what").write_text(name)
        replace_folder(tmp_path / "new", tmp_path / "place")
        assert (tmp_path / "place" / "what").read_text() == "new"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["place"]


def test_a_folder_moved_aside_by_a_killed_build_comes_back(tmp_path):
    before(tmp_path / "place").mkdir()
    restore(tmp_path / "place")
    assert (tmp_path / "place").is_dir()


def test_slugs_are_words_and_no_two_are_alike():
    assert slug("Teamsters Local 71", "Charlotte", "NC") == "teamsters-local-71-charlotte-nc"
    assert slug("Doña Ana & O'Neil") == "dona-ana-and-oneil"
    assert slug("©") == "x"
    assert unique_slugs([("emp-1", "acme"), ("emp-2", "acme"), ("emp-3", "ajax")]) == {
        "emp-1": "acme-emp-1",
        "emp-2": "acme-emp-2",
        "emp-3": "ajax",
    }
