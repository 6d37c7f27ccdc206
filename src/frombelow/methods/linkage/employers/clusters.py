"""Clusters of parties from scored pairs, without chains: a group grows only while its names agree with each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Edge = tuple[int, int, float]
SPOKESMEN = 6  # names of a group that are held against the names of another before the two are joined


def guarded_clusters(
    edges: Iterable[Edge], rank: Mapping[int, tuple[int, str]], agrees: Callable[[int, int], bool]
) -> dict[int, int]:
    """Join the surest pairs first; refuse a join when the two groups' commonest names do not agree.

    `edges`: (a, b, probability). `rank`: node -> (minus rows, name), which orders the names of a group.
    `agrees(a, b)`: may nodes a and b stand in one group? Returns node -> root, the root being the node of
    lowest rank. The answer does not depend on the order of `edges`.
    """
    members: dict[int, list[int]] = {}
    root: dict[int, int] = {}
    ordered = sorted(edges, key=lambda e: (-e[2], *sorted((rank[e[0]], rank[e[1]]))))
    for a, b, _ in ordered:
        x, y = root.get(a, a), root.get(b, b)
        if x == y:
            continue
        left, right = members.get(x, [x]), members.get(y, [y])
        if not _may_join(left, right, agrees):
            continue
        merged = sorted(left + right, key=rank.__getitem__)
        head = merged[0]
        for gone in (x, y):
            members.pop(gone, None)
        members[head] = merged
        for node in merged:
            root[node] = head
    return root


def _may_join(left: list[int], right: list[int], agrees: Callable[[int, int], bool]) -> bool:
    return all(agrees(a, b) for a in left[:SPOKESMEN] for b in right[:SPOKESMEN])
