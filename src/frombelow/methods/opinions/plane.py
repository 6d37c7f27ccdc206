"""The plane of the map: the two directions in which opinions differ most.

They are the first two eigenvectors of the statements' covariance, a missing vote counting as the statement's mean. The table comes from whole numbers
(`crosses`), and the eigenvectors are found by Lanczos's method with sums in a fixed order: no part of it asks a threaded library to add up floats,
so the number of threads cannot show in the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import eigh_tridiagonal

from frombelow.methods.opinions.crosses import Cross
from frombelow.methods.opinions.votes import Flags, Ints, Reals

FINE = 2.0**44  # loadings are rounded to this fine a grid, so that a person's place is a sum of whole numbers
LEAST_STEPS, MOST_STEPS, STEPS_BETWEEN = 24, 600, 6
EXACT, ROUGH = 1e-13, 1e-8  # error of an eigenvector, relative to the first eigenvalue
GOLDEN = 0.6180339887498949


@dataclass(frozen=True, eq=False)
class Plane:
    """`loadings` (2 × statements): the two directions. `center`: the mean vote on each statement. `variance`: the part of all variance along each direction.

    The sign of a direction: its loading of the greatest size is positive. A direction without any variance is all zeros.
    """

    loadings: Reals
    center: Reals
    variance: tuple[float, float]

    @property
    def extremity(self) -> Reals:
        """How far from the middle a single agreement with each statement would place a person (for the routing weight)."""
        alone = self.loadings * (1 - self.center) * np.sqrt(len(self.center))
        return np.asarray(np.sqrt(alone[0] ** 2 + alone[1] ** 2))

    @property
    def steps(self) -> Ints:
        """2 × (3 × statements): what a vote of -1, 0, 1 on each statement adds to a person's sum, in units of 1 / FINE."""
        votes = np.array([-1.0, 0.0, 1.0])
        moved = (votes[None, None, :] - self.center[None, :, None]) * self.loadings[:, :, None]
        return np.rint(moved * FINE).astype(np.int64).reshape(2, -1)


def covariance(cross: Cross, on_map: Flags) -> Reals:
    """The covariance of statements (not divided by the number of people), a missing vote counting as the mean; statements off the map are zero.

    Σ m (v - c) (w - d) = VᵀV - VᵀM·d - (VᵀM·d)ᵀ + MᵀM·c·d, every entry from exact whole numbers by the same few operations.
    """
    center = center_of(cross, on_map)
    mixed = cross.votes_seen * center
    table: Reals = mixed + mixed.T
    np.subtract(cross.votes, table, out=table)
    table += np.multiply(cross.seen, np.multiply.outer(center, center), out=mixed)
    table[~on_map] = 0
    table[:, ~on_map] = 0
    return table


def center_of(cross: Cross, on_map: Flags) -> Reals:
    """The mean vote on each statement; 0 where nobody voted or the statement is off the map."""
    return np.where(on_map, cross.sums / np.maximum(cross.voters, 1), 0.0)


def plane(cross: Cross, on_map: Flags, near: Plane | None = None) -> Plane:
    """The plane of these votes. `near`: a plane that should be similar; the answer is then found faster and only to eight digits."""
    table = covariance(cross, on_map)
    trace = float(np.diag(table).sum())
    loadings = np.zeros((2, len(table)))
    if trace <= 0:
        return Plane(loadings, center_of(cross, on_map), (0.0, 0.0))
    values, vectors = eigenpairs(table, _start(table, near), EXACT if near is None else ROUGH)
    for row, (value, vector) in enumerate(zip(values, vectors, strict=True)):
        if value > EXACT * trace:
            loadings[row] = np.rint(_signed(vector) * FINE) / FINE
    parts = [float(value) / trace for value in values] + [0.0, 0.0]
    return Plane(loadings, center_of(cross, on_map), (parts[0], parts[1]))


def eigenpairs(table: Reals, start: Reals, tolerance: float) -> tuple[Reals, Reals]:
    """The two greatest eigenvalues of a symmetric table and their vectors, by Lanczos's method with full reorthogonalization (Parlett 1980).

    Where the method has seen all that its start can reach it goes on from a fresh vector, so equal eigenvalues are found too.
    """
    size = len(table)
    basis = np.zeros((min(size, MOST_STEPS), size))
    middle: list[float] = []
    beside: list[float] = []
    floor = tolerance * float(np.abs(table).max())
    direction = start / _length(start)
    for step in range(len(basis)):
        basis[step] = direction
        image = np.einsum("ij,j->i", table, direction)
        middle.append(_dot(image, direction))
        image = _apart(_apart(image, basis[: step + 1]), basis[: step + 1])
        beta = _length(image)
        is_last = step + 1 == len(basis)
        if is_last or (step >= LEAST_STEPS and step % STEPS_BETWEEN == 0):
            values, weights = _greatest_two(middle, beside)
            if is_last or np.abs(weights[-1]).max() * beta <= floor:
                return values, np.einsum("sk,si->ki", weights, basis[: step + 1])
        if beta <= floor:
            beta, image = 0.0, _fresh(basis[: step + 1])
        beside.append(beta)
        direction = image / _length(image)
    raise AssertionError("the last step returns")


def _greatest_two(middle: list[float], beside: list[float]) -> tuple[Reals, Reals]:
    """Eigenvalues (the greatest first) and eigenvectors of the small tridiagonal table."""
    size = len(middle)
    if size == 1:
        return np.array(middle), np.ones((1, 1))
    values, weights = eigh_tridiagonal(
        np.array(middle), np.array(beside), select="i", select_range=(size - 2, size - 1)
    )
    return values[::-1], weights[:, ::-1]


def _start(table: Reals, near: Plane | None) -> Reals:
    if near is not None and near.loadings.any():
        return np.asarray(near.loadings[0] + near.loadings[1])
    spread = (
        1 + (np.arange(len(table)) * GOLDEN) % 1
    )  # no two statements alike, so that no direction is at right angles to it
    return np.asarray(np.diag(table) * spread)


def _fresh(basis: Reals) -> Reals:
    """A vector at right angles to all rows of the basis: the unit vector they cover least, without its parts along them."""
    covered = (basis * basis).sum(axis=0)
    unit = np.zeros(basis.shape[1])
    unit[int(np.argmin(covered))] = 1.0
    return _apart(_apart(unit, basis), basis)


def _apart(vector: Reals, basis: Reals) -> Reals:
    """The vector less its parts along the rows of the basis."""
    return np.asarray(vector - np.einsum("si,s->i", basis, np.einsum("si,i->s", basis, vector)))


def _signed(vector: Reals) -> Reals:
    size = np.abs(vector)
    first = int(np.argmax(size >= size.max() * (1 - 1e-9)))  # of equally great loadings the first decides
    return vector if vector[first] > 0 else -vector


def _dot(one: Reals, other: Reals) -> float:
    return float((one * other).sum())


def _length(vector: Reals) -> float:
    return float(np.sqrt((vector * vector).sum()))
