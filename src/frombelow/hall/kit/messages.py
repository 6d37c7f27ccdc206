"""What a process says while it works (`kit.bounded`): how far it is, what came of it, or what went wrong; as plain data that runs nothing.

The value of a job is read as the type of its annotation. What it raises beside Refused, and what it reports beside numbers and texts, stands above it:

@tells(Fault, batch=Batch)
def read(report: Report, ...) -> int: ...

A message is its kind (a letter) and its parts, each with its length before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from inspect import Parameter, signature
from types import GenericAlias
from typing import Any, TypeVar, get_type_hints

from frombelow.hall.kit.plain import LENGTH, Scalar, Unplain, packed, unpacked
from frombelow.hall.kit.refusals import Refused

Job = TypeVar("Job", bound=Callable[..., Any])
STEP, DONE, FAILED = b"s", b"d", b"f"
REFUSED = tuple[str, dict[str, Scalar]]


@dataclass(frozen=True)
class Step:
    """How far a job is: an English pattern and its values."""

    pattern: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What a job answered."""

    value: Any


@dataclass(frozen=True)
class Failed:
    """What a job raised."""

    error: Exception


class Broken(RuntimeError):
    """A job failed otherwise than it may, or said what is no message."""


@dataclass(frozen=True)
class Tongue:
    """What a job may say: the type of its value, of what it reports, and what it may raise."""

    value: Any
    reports: Mapping[str, Any]
    errors: Mapping[str, type[Exception]]


def tells(*errors: type[Exception], **reports: Any) -> Callable[[Job], Job]:
    """Decorator of a job: what it may raise, and the types of what it reports that are no numbers or texts.

    An exception is told by the arguments that it is made with, which it keeps under their names.
    """

    def decorate(job: Job) -> Job:
        job.errors, job.reports = {one.__name__: one for one in errors}, reports  # type: ignore[attr-defined]
        return job

    return decorate


def tongue_of(job: str) -> tuple[Callable[..., Any], Tongue]:
    """The function `package.module:function`, and what it may say."""
    module, name = job.split(":")
    function = getattr(import_module(module), name)
    value = get_type_hints(function)["return"]
    return function, Tongue(value, getattr(function, "reports", {}), getattr(function, "errors", {}))


def as_bytes(message: Step | Done | Failed, tongue: Tongue) -> bytes:
    """A message as it goes through the pipe. Raises Unplain where the job says what it may not."""
    kind, parts = _laid_out(message, tongue)
    return kind + b"".join(len(part).to_bytes(LENGTH, "big") + part for part in parts)


def _laid_out(message: Step | Done | Failed, tongue: Tongue) -> tuple[bytes, list[bytes]]:
    """The kind of a message and its parts."""
    if isinstance(message, Done):
        return DONE, [packed(message.value, tongue.value)]
    if isinstance(message, Step):
        values = [packed(value, tongue.reports.get(name, Scalar)) for name, value in message.values.items()]
        return STEP, [packed((message.pattern, list(message.values)), tuple[str, list[str]]), *values]
    error = message.error
    if isinstance(error, Refused):
        return FAILED, [packed(Refused.__name__, str), packed((error.sentence, error.values), REFUSED)]
    if type(error).__name__ in tongue.errors:
        parts = [packed(getattr(error, name), of) for name, of, _many in _made_with(type(error))]
        return FAILED, [packed(type(error).__name__, str), *parts]
    name = MemoryError.__name__ if isinstance(error, MemoryError) else type(error).__name__
    return FAILED, [packed(name, str), packed(str(error), str)]


def of_bytes(told: bytes, tongue: Tongue) -> Step | Done | Failed:
    """A message. Raises Unplain where it is none."""
    try:
        return _read(told[:1], _parts_of(told[1:]), tongue)
    except (ValueError, LookupError, TypeError) as fault:
        raise Unplain(f"no message: {fault}") from None


def _read(kind: bytes, parts: list[bytes], tongue: Tongue) -> Step | Done | Failed:
    first, *rest = parts
    if kind == DONE:
        return Done(unpacked(first, tongue.value))
    if kind == STEP:
        pattern, names = unpacked(first, tuple[str, list[str]])
        kinds = (tongue.reports.get(name, Scalar) for name in names)
        return Step(pattern, {name: unpacked(one, of) for name, one, of in zip(names, rest, kinds, strict=True)})
    if kind == FAILED:
        return Failed(_error(unpacked(first, str), rest, tongue))
    raise Unplain(f"kind {kind!r}")


def _error(name: str, parts: list[bytes], tongue: Tongue) -> Exception:
    """What was raised, if the job may raise it."""
    if name == Refused.__name__:
        sentence, values = unpacked(parts[0], REFUSED)
        return Refused(sentence, **values)
    if name == MemoryError.__name__:
        return MemoryError()
    if name in tongue.errors:
        kinds = _made_with(tongue.errors[name])
        made_with: list[Any] = []
        for part, (_name, of, many) in zip(parts, kinds, strict=True):
            made_with += unpacked(part, of) if many else [unpacked(part, of)]
        return tongue.errors[name](*made_with)
    return Broken(f"{name}: {unpacked(parts[0], str)}")


def _made_with(error: type[Exception]) -> list[tuple[str, Any, bool]]:
    """What an exception is made with: name, type, and whether there may be any number of them."""
    hints = get_type_hints(error.__init__)
    found = []
    for one in list(signature(error.__init__).parameters.values())[1:]:
        many = one.kind is Parameter.VAR_POSITIONAL
        found.append((one.name, GenericAlias(tuple, (hints[one.name], ...)) if many else hints[one.name], many))
    return found


def _parts_of(told: bytes) -> list[bytes]:
    """The parts of a message, at least one; each has its length before it. Raises Unplain."""
    parts: list[bytes] = []
    at = 0
    while at < len(told) or not parts:
        begin = at + LENGTH
        at = begin + int.from_bytes(told[at:begin], "big")
        if at > len(told) or begin > len(told):
            raise Unplain("a message that is cut")
        parts.append(told[begin:at])
    return parts
