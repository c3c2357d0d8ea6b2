# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whether a session is what its type hints say: one that comes out of a file may be anything."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from math import isfinite
from string import Formatter
from typing import Any, Union, get_args, get_origin, get_type_hints

from .message import Message
from .session import Session
from .session_id import is_session_id

Check = Callable[[Any], bool]
_LARGEST = 2**63  # what SQLite holds
_LATEST_S = _LARGEST / 1e9  # the year 2262: as nanoseconds, too, SQLite holds it


class PlainValue:
    """Stands for ``structure.Value``, which is made of itself."""


def problem_of(session: Session) -> str:
    """The name of a field that holds what does not belong there; empty if all is well."""
    for name, hint in _hints(Session).items():
        if not _check(hint)(getattr(session, name)):
            return name
    return next((name for name, sound in _RULES.items() if not sound(session)), "")


def wrong_field(value: Any) -> str:
    """The same of any other dataclass."""
    made: type = type(value)
    return next(
        (name for name, hint in _hints(made).items() if not _check(hint)(getattr(value, name))), ""
    )


_RULES: dict[str, Callable[[Session], bool]] = {
    "id": lambda session: not session.id or is_session_id(session.id),
    "started_at": lambda session: 0 <= session.started_at < _LATEST_S,
    "end_ns": lambda session: session.start_ns <= session.end_ns,
    "environment": lambda session: session.environment.cores > 0,
    "spans": lambda session: (
        len({span.id for span in session.spans}) == len(session.spans)
        and all(span.wall_ns >= 0 for span in session.spans)
    ),
    "calls": lambda session: all(
        node.parent is None or 0 <= node.parent < node.id
        for node in (session.calls.nodes if session.calls else ())
    ),
}


@cache
def _hints(made: type) -> dict[str, Any]:
    return get_type_hints(made, localns={"Value": PlainValue})


@cache
def _check(hint: Any) -> Check:
    """Tells whether a value is of a type."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _any(tuple(map(_check, arguments)))
    if origin is tuple:
        return _tuple(arguments)
    if origin is not None:
        return _mapping(*map(_check, arguments))
    if issubclass(hint, Enum):
        return lambda value: type(value) is hint
    if is_dataclass(hint) or hasattr(hint, "_fields"):
        return _fields(hint)
    raise TypeError(f"no check for {hint}")


def _any(checks: tuple[Check, ...]) -> Check:
    first, *others = checks
    if not others:
        return first
    rest = _any(tuple(others))
    return lambda value: first(value) or rest(value)


def _tuple(arguments: tuple[Any, ...]) -> Check:
    checks = tuple(_check(one) for one in arguments if one is not ...)
    if ... in arguments:
        (each,) = checks
        return lambda value: type(value) is tuple and all(map(each, value))
    return lambda value: (
        type(value) is tuple
        and len(value) == len(checks)
        and all(check(one) for check, one in zip(checks, value))
    )


def _mapping(key: Check, entry: Check) -> Check:
    return lambda value: (
        isinstance(value, Mapping) and all(map(key, value)) and all(map(entry, value.values()))
    )


def _fields(made: type) -> Check:
    checks = [(name, _check(hint)) for name, hint in _hints(made).items()]

    def check(value: Any) -> bool:  # a loop, because there may be a million spans
        if type(value) is not made:
            return False
        for name, sound in checks:  # noqa: SIM110
            if not sound(getattr(value, name)):
                return False
        return True

    return check


def _is_int(value: Any) -> bool:
    return type(value) is int and -_LARGEST <= value < _LARGEST


def _is_number(value: Any) -> bool:
    return (type(value) is float and isfinite(value)) or _is_int(value)


def _is_plain(value: Any) -> bool:
    if type(value) is tuple:
        return all(map(_is_plain, value))
    return value is None or type(value) in (str, bool) or _is_number(value)


def _is_message(value: Any) -> bool:
    """With a value for each place in its text, and nothing else in braces: it will be formatted."""
    if type(value) is not Message or type(value.text) is not str:
        return False
    if not isinstance(value.values, Mapping) or not all(
        type(name) is str and _is_message_value(one) for name, one in value.values.items()
    ):
        return False
    try:
        places = list(Formatter().parse(value.text))
    except ValueError:
        return False
    return all(
        name is None
        or (name.isidentifier() and name in value.values and not form and not conversion)
        for _, name, form, conversion in places
    )


def _is_message_value(value: Any) -> bool:
    return type(value) in (str, bool) or _is_number(value) or _is_message(value)


_SIMPLE: dict[Any, Check] = {
    int: _is_int,
    float: _is_number,
    bool: lambda value: type(value) is bool,
    str: lambda value: type(value) is str,
    type(None): lambda value: value is None,
    PlainValue: _is_plain,
    Message: _is_message,
}
