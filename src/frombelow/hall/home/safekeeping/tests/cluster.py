"""A PostgreSQL of a test's own, that may be killed: a folder in the place for temporary files, as a user without rights."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from frombelow.hall.home.safekeeping.tests.serving import free_port


def programs() -> Path | None:
    """Where `initdb` is, the newest; None where there is none."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return places[-1].parent if places else None


class Cluster:
    """Made, started, killed and started again. PostgreSQL does not run as root, so then it runs as `nobody`."""

    def __init__(self, *lines: str) -> None:
        where = programs()
        assert where is not None
        self.programs = where
        self.folder = Path(tempfile.mkdtemp(prefix="frombelow-cluster-"))
        self.who: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self.who = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.home = {"HOST": "127.0.0.1", "PORT": str(free_port()), "USER": "frombelow", "PASSWORD": "any"}
        self.run(
            "initdb", "-D", self.data, "-U", "frombelow", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
        )
        said = [
            "listen_addresses = '127.0.0.1'", f"port = {self.home['PORT']}", f"unix_socket_directories = '{self.folder}'",
            "max_connections = 50", "shared_buffers = 32MB", *lines,
        ]  # fmt: skip
        with (self.data / "postgresql.conf").open("a") as file:
            file.write("\n".join(["", *said, ""]))
        self.start()

    @property
    def data(self) -> Path:
        """Its files."""
        return self.folder / "data"

    def run(self, program: str, *words: object) -> None:
        """One of PostgreSQL's programs."""
        command = [str(self.programs / program), *map(str, words)]
        done = subprocess.run(command, **self.who, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)  # fmt: skip
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Until it takes connections."""
        self.run("pg_ctl", "-D", self.data, "-w", "-t", "60", "-l", self.folder / "log", "start")

    def kill(self) -> None:
        """At once, without writing anything down: as a power cut of the server's processes."""
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def close(self) -> None:
        """It goes, with its folder."""
        self.run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)
