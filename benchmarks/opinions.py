"""Made conversations, and the programs that are timed in processes of their own for `bench_opinions`.

The made conversation: three camps of equal size. Camp g agrees with statement s with a probability drawn from Beta(0.8, 0.8), so that camps differ on most statements and agree
on some; a vote is a pass with a probability drawn from Beta(2, 8) for each statement. Everybody votes on the same number of statements, chosen at random without replacement.
The seed is fixed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "var/bench"
PEER = Path(os.environ.get("OPINIONS_PEER_PYTHON", ROOT / "var/peers/opinions/bin/python"))
PEER_VERSION = "0.4.0"
CAMPS, SEED = 3, 1

OURS = """
import time
started = time.perf_counter()
import json, re, sys
import numpy as np
path, people, statements = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
loading = time.perf_counter()
with np.load(path) as kept:
    person, statement, vote = kept["person"], kept["statement"], kept["vote"]
loaded = time.perf_counter() - loading
from frombelow.methods.opinions import answer as module
from frombelow.methods.opinions.votes import Votes
imported = time.perf_counter()
spent = []
plain_measure = module.measure
def timed(*words):
    begun = time.perf_counter()
    found = plain_measure(*words)
    spent.append(time.perf_counter() - begun)
    return found
module.measure = timed
votes = Votes.of(person, statement, vote, np.arange(people), range(statements))
sorted_at = time.perf_counter()
found = module.opinions(votes)
ended = time.perf_counter()
print(json.dumps({
    "all": ended - started - loaded, "imports": imported - started - loaded, "sorting": sorted_at - imported,
    "answer": ended - sorted_at, "stability": spent[0], "from_arrays": ended - imported,
    "memory": int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024,
    "processor": time.process_time(), "groups": [group.size for group in found.groups], "clarity": found.clarity.value,
    "stable": found.stability.least,
}))
"""

UPDATES = """
import json, sys, time
import numpy as np
from frombelow.methods.opinions import live
from frombelow.methods.opinions.votes import Votes
path, people, statements = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with np.load(path) as kept:
    votes = Votes.of(kept["person"], kept["statement"], kept["vote"], np.arange(people), range(statements))
conversation = live.begin(votes)
spent = []
for number in range(30):
    begun = time.perf_counter()
    conversation = live.update(conversation, str(number * 37 % people), str(number * 11 % statements), number % 3 - 1)
    spent.append(time.perf_counter() - begun)
print(json.dumps({"seconds": sorted(spent)}))
"""

SAME = """
import hashlib, json, sys
import numpy as np
from frombelow.methods.opinions.answer import opinions
from frombelow.methods.opinions.serial import as_json
from frombelow.methods.opinions.votes import Votes
path, people, statements, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
with np.load(path) as kept:
    person, statement, vote = kept["person"], kept["statement"], kept["vote"]
chance = np.random.default_rng(seed)
rows, people_at, statements_at = chance.permutation(len(vote)), chance.permutation(people), chance.permutation(statements)
place = np.empty(people, int); place[people_at] = np.arange(people)
column = np.empty(statements, int); column[statements_at] = np.arange(statements)
votes = Votes.of(place[person[rows]], column[statement[rows]], vote[rows], people_at, statements_at)
print(json.dumps(hashlib.sha256(json.dumps(as_json(opinions(votes)), sort_keys=True).encode()).hexdigest()))
"""

THEIRS = """
import json, re, sys, time, warnings
warnings.simplefilter("ignore")
import numpy as np
from reddwarf.implementations import polis
with np.load(sys.argv[1]) as kept:
    rows = zip(kept["person"].tolist(), kept["statement"].tolist(), kept["vote"].tolist())
    votes = [{"participant_id": p, "statement_id": s, "vote": v} for p, s, v in rows]
begun = time.perf_counter()
found = polis.run_pipeline(votes=votes)
print(json.dumps({
    "seconds": time.perf_counter() - begun,
    "memory": int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024,
}))
"""


def made(people: int, statements: int, votes: int) -> Path:
    """The file with the votes of a made conversation, as three arrays."""
    path = KEPT / f"opinions-{people}-{statements}-{votes}.npz"
    if not path.is_file():
        KEPT.mkdir(parents=True, exist_ok=True)
        person, statement, vote = conversation(people, statements, votes // people)
        np.savez(path, person=person, statement=statement, vote=vote)
    return path


def conversation(people: int, statements: int, each: int) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Places of people, places of statements, votes."""
    chance = np.random.default_rng(SEED)
    camp = chance.integers(0, CAMPS, people)
    agrees, passes = chance.beta(0.8, 0.8, (CAMPS, statements)), chance.beta(2, 8, statements)
    person = np.repeat(np.arange(people, dtype=np.int32), each)
    blocks = [
        chance.random((min(10_000, people - first), statements)).argpartition(each, axis=1)[:, :each]
        for first in range(0, people, 10_000)
    ]
    statement = np.concatenate(blocks).reshape(-1).astype(np.int16)
    said = np.where(chance.random(len(person)) < agrees[camp[person], statement], 1, -1)
    vote = np.where(chance.random(len(person)) < passes[statement], 0, said).astype(np.int8)
    return person, statement, vote


def run_in_process(program: str, *words: object, python: Path | None = None, threads: int | None = None) -> Any:
    """What a program prints as JSON in its last line."""
    environment = dict(os.environ)
    if threads is not None:
        environment |= dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), str(threads))
    command = [str(python or sys.executable), "-c", program, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, timeout=900)
    return json.loads(done.stdout.splitlines()[-1])
