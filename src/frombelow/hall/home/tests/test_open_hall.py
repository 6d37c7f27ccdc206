"""Opening the hall: what is said when the port is taken or the records cannot be loaded."""

import signal
import socket
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management.base import CommandError

from frombelow.hall.home.management.commands import open_hall
from frombelow.hall.kit.refusals import Refused


def test_a_busy_port_is_said_with_the_way_out():
    with socket.socket() as other:
        other.bind((open_hall.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use .* Choose another: PORT=8001 make run"):
            open_hall.check_port(port)


def test_a_free_port_is_fine():
    with socket.socket() as other:
        other.bind((open_hall.HOST, 0))
        port = other.getsockname()[1]
    open_hall.check_port(port)
    assert not open_hall.answers(port)


def test_an_impossible_port_is_refused():
    with pytest.raises(CommandError, match="Choose another"):
        open_hall.check_port(99_999)


def test_a_release_that_cannot_be_loaded_keeps_nobody_out(monkeypatch):
    def refuse(*, now):
        raise Refused("The release in {folder} is damaged.", folder="here")

    said = StringIO()
    called = []
    monkeypatch.setattr(open_hall, "load_bundled_release", refuse)
    monkeypatch.setattr(open_hall, "call_command", lambda name, **_: called.append(name))
    open_hall.Command(stdout=StringIO(), stderr=said, no_color=True).prepare()
    assert "The hall opens without new records. The release in here is damaged." in said.getvalue()
    assert called == ["migrate", "collectstatic"]


def test_the_server_command_names_our_settings(settings):
    settings.PORT, settings.WORKERS = 8123, 3
    words = " ".join(open_hall.server_command())
    assert "--port 8123 --workers 3" in words
    assert words.endswith("frombelow.hall.config.wsgi:application")


def test_a_server_that_will_not_close_is_cut_off_with_what_it_started(monkeypatch):
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    monkeypatch.setattr(open_hall, "CLOSE_SECONDS", 0.2)
    before = signal.getsignal(signal.SIGINT)
    with subprocess.Popen([sys.executable, "-c", deaf], process_group=0, stdout=subprocess.PIPE) as server:
        server.stdout.readline()
        open_hall.close(server)
        assert server.returncode == -signal.SIGKILL
    signal.signal(signal.SIGINT, before)
