"""One count by one other library, in its own virtualenv: `python ballots_peers.py NAME FILE.blt`, answer as JSON.

Runs under the peer's Python, so it uses nothing of ours. Each reads the same file in the fastest sensible way: equal lines are counted before they are parsed, and
libraries that take a number of voters with each ranking get it.
"""

import json
import re
import sys
import time
from collections import Counter


def read(path):
    """(candidates, seats, [(ranking, voters), …]): equal lines together."""
    with open(path, "rb") as file:
        candidates, seats = map(int, file.readline().split())
        lines = Counter(iter(file.readline, b"0\n"))
    return candidates, seats, [(tuple(map(int, line.split()[1:-1])), voters) for line, voters in lines.items()]


def pyrankvote(path):
    import pyrankvote
    from pyrankvote import Ballot, Candidate

    yield
    count, seats, papers = read(path)
    candidates = [Candidate(str(number)) for number in range(1, count + 1)]
    ballots = []
    for ranking, voters in papers:
        ballots.extend([Ballot([candidates[number - 1] for number in ranking])] * voters)
    result = pyrankvote.single_transferable_vote(candidates, ballots, seats)
    yield [int(winner.name) for winner in result.get_winners()]


def stvpoll(path):
    from stvpoll.scottish_stv import ScottishSTV

    yield
    count, seats, papers = read(path)
    poll = ScottishSTV(seats, range(1, count + 1))  # the function of the same module takes three times as long
    for ranking, voters in papers:
        poll.add_ballot(ranking, voters)
    yield list(poll.calculate().elected_as_tuple())


def py_vote_core(path):
    from py3votecore.stv import STV

    yield
    _, seats, papers = read(path)
    ballots = [{"count": voters, "ballot": list(ranking)} for ranking, voters in papers]
    yield sorted(STV(ballots, required_winners=seats).as_dict()["winners"])


def votekit(path):
    import pandas as pd
    from votekit.elections import FastSTV
    from votekit.pref_profile import RankProfile

    yield
    count, seats, papers = read(path)
    names = [frozenset({"~"})] + [frozenset({str(number)}) for number in range(1, count + 1)]
    columns = {
        f"Ranking_{place + 1}": [names[ranking[place]] if place < len(ranking) else names[0] for ranking, _ in papers]
        for place in range(count)
    }
    frame = pd.DataFrame({**columns, "Voter Set": [set()] * len(papers), "Weight": [float(n) for _, n in papers]})
    frame.index.name = "Ballot Index"
    candidates = [str(number) for number in range(1, count + 1)]
    profile = RankProfile(df=frame, candidates=candidates, max_ranking_length=count)
    elected = FastSTV(profile, n_seats=seats, simultaneous=False, tiebreak="borda").get_elected()
    yield [int(one) for group in elected for one in group]


def pref_voting(path):
    from pref_voting.profiles_with_ties import ProfileWithTies
    from pref_voting.proportional_methods import stv_scottish

    yield
    count, seats, papers = read(path)
    rankings = [{number: place for place, number in enumerate(ranking, 1)} for ranking, _ in papers]
    profile = ProfileWithTies(rankings, rcounts=[voters for _, voters in papers], candidates=list(range(1, count + 1)))
    yield list(stv_scottish(profile, num_seats=seats))


def main(name, path):
    steps = globals()[re.sub(r"\W", "_", name)](path)
    started = time.process_time()
    next(steps)
    imported = time.process_time()
    winners = next(steps)
    seconds = time.process_time() - imported
    with open("/proc/self/status") as status:
        memory = int(next(line for line in status if line.startswith("VmHWM")).split()[1]) / 1024
    whole = imported + seconds
    answer = {"import": imported - started, "seconds": seconds, "whole": whole, "memory": memory}
    print(json.dumps({**answer, "winners": sorted(winners)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
