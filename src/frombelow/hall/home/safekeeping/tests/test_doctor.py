"""What the doctor finds, one fault at a time; and that it speaks where nothing works."""

from __future__ import annotations

import json
import os
from datetime import timedelta

import pytest
from django.utils import timezone

from frombelow.hall.home.safekeeping import backups, doctor, keys, tidying
from frombelow.hall.kit import journal
from frombelow.hall.kit.models import Entry, Head

NOW = timezone.now()


def found(check, name: str, now=NOW) -> list[str]:
    return [finding.state for finding in doctor.tried(check, now) if finding.name == name]


@pytest.fixture
def hall(settings, tmp_path):
    settings.VAR, settings.BACKUPS = tmp_path / "var", tmp_path / "backups"
    settings.STATIC_ROOT = tmp_path / "static"
    settings.IS_LOCAL, settings.PUBLIC_NAMES, settings.HTTPS = False, ["hall.example.org"], True
    settings.SIGN_UP = "invited"
    for folder in (settings.VAR, settings.BACKUPS, settings.STATIC_ROOT):
        folder.mkdir()
    return settings


def test_pages(hall):
    assert found(doctor.pages, "https") == ["well"]
    hall.HTTPS = False
    assert found(doctor.pages, "https") == ["bad"]
    hall.ALLOWED_HOSTS, hall.DEBUG, hall.SIGN_UP = ["*"], True, "open"
    assert found(doctor.pages, "names") == found(doctor.pages, "debug") == ["bad"]
    assert found(doctor.pages, "sign-up") == ["look"]


def test_secrets(hall, monkeypatch, tmp_path):
    strong = "".join(chr(65 + n % 26) + str(n) for n in range(26))
    hall.SECRET_KEY = strong[::-1]
    monkeypatch.setenv("MASTER_KEY", strong)
    assert found(doctor.secrets, "MASTER_KEY") == ["well"]
    hall.SECRET_KEY = strong
    assert "bad" in found(doctor.secrets, "MASTER_KEY"), "both the same"
    monkeypatch.setenv("MASTER_KEY", "put-your-own-here")
    assert "bad" in found(doctor.secrets, "MASTER_KEY"), "the line of the sample"
    monkeypatch.delenv("MASTER_KEY")
    (hall.VAR / "m").write_text(strong[::-1])
    monkeypatch.setenv("MASTER_KEY_FILE", str(hall.VAR / "m"))
    assert found(doctor.secrets, "MASTER_KEY") == ["bad"], "it lies in the folder of the hall"
    hall.MASTER_KEYS = [b"1", b"2"]
    assert found(doctor.secrets, "MASTER_KEY_BEFORE") == ["look"]


def test_modes(hall, tmp_path):
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid() and folder.name.startswith(("test_", "popen-", "pytest-")):
            os.chmod(folder, 0o755)
    (hall.VAR / "secret_key").write_text("x")
    os.chmod(hall.VAR / "secret_key", 0o600)
    assert found(doctor.modes, "modes") == ["well"]
    os.chmod(hall.VAR / "secret_key", 0o644)
    assert found(doctor.modes, "modes") == ["bad"]
    os.chmod(hall.VAR, 0o700)
    assert found(doctor.modes, "modes") == ["well"], "nobody else comes into the folder"


def test_backups(hall):
    assert found(doctor.safe_copies, "backups") == ["bad"], "no key"
    keys.new_pair(hall.VAR)
    assert found(doctor.safe_copies, "backups") == ["bad"], "none made"
    assert found(doctor.safe_copies, "drill") == ["bad"]
    for hours, state in ((240, "bad"), (48, "look"), (3, "well")):
        (hall.BACKUPS / f"hall-{NOW - timedelta(hours=hours):{backups.IN_A_NAME}}.backup").write_text("")
        assert found(doctor.safe_copies, "backups") == [state]
    for days, state in ((100, "look"), (2, "well")):
        backups.note_drill(hall.VAR, "x", NOW - timedelta(days=days))
        assert found(doctor.safe_copies, "drill") == [state]
    hall.BACKUPS = hall.VAR
    assert "look" in found(doctor.safe_copies, "backups")


def test_machine(hall):
    hall.WORKERS = 2
    assert found(doctor.machine, "static files") == ["bad"]
    (hall.STATIC_ROOT / "staticfiles.json").write_text("{}")
    assert found(doctor.machine, "static files") == found(doctor.machine, "workers") == []
    hall.WORKERS = 500
    assert found(doctor.machine, "workers") == ["look"]


def deed(chain: str = "hall", name: str = "test", at=NOW, **facts) -> None:
    journal.write(chain=chain, deed=name, now=at, facts=facts)


def test_nights_and_clock(db):
    assert found(doctor.nights, "nights") == ["bad"]
    deed(name=tidying.DEED, at=NOW - timedelta(days=3))
    assert found(doctor.nights, "nights") == ["bad"]
    deed(name=tidying.DEED, held_back=True)
    assert found(doctor.nights, "nights") == ["look"]
    deed(name=tidying.DEED)
    assert found(doctor.nights, "nights") == ["well"]
    assert found(doctor.clock, "clock") == ["well"]
    deed(at=NOW + timedelta(hours=1))
    assert found(doctor.clock, "clock") == ["bad"]


def test_database_and_tables(db):
    assert found(doctor.tables, "migrations") == ["well"]
    assert "bad" not in [finding.state for finding in doctor.tried(doctor.database, NOW) if "WAL" not in finding.found]


def test_journals(db):
    for chain in ("one", "two"):
        for _ in range(5):
            deed(chain)
    assert [finding.state for finding in doctor.journals(100)] == ["well"]
    assert [finding.state for finding in doctor.journals(5)] == ["look", "well"]
    Head.objects.filter(chain="two").update(fingerprint="0" * 64)
    assert [finding.state for finding in doctor.journals(100)] == ["bad", "well"]
    assert Entry.objects.count() == 10


def test_it_speaks_without_a_database(new_hall):
    hall = new_hall("none")
    hall.env["DATABASE_URL"] = "postgres://nobody:secretword@127.0.0.1:1/nothing"
    done = hall.command("doctor", "--json")
    assert done.returncode == 2, done.stderr
    said = json.loads(done.stdout)
    assert "does not answer" in str(said["findings"])
    assert "secretword" not in done.stdout + done.stderr
    assert {finding["name"] for finding in said["findings"]} >= {"backups", "disk", "MASTER_KEY"}


def test_it_speaks_where_the_settings_cannot_be_read(new_hall):
    hall = new_hall("none")
    hall.env |= {"ALLOWED_HOSTS": "hall.example.org"}
    del hall.env["MASTER_KEY"]
    done = hall.command("doctor", "--json")
    assert done.returncode == 2
    assert "is missing" in json.loads(done.stdout)["findings"][0]["found"]
    assert "is missing" in hall.command("doctor").stderr


def test_a_command_of_records_needs_no_django(new_hall):
    import subprocess
    import sys

    script = "import sys; from frombelow.cli import main; main(['records', '--help'], standalone_mode=False); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=False).returncode == 0
