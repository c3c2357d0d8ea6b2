# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session's head, all that it has but once, as a row of ``sessions`` and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from ..model.message import Message, message_from_plain, message_to_plain
from ..model.plain import environment_from_plain, environment_to_plain
from ..model.session import Environment, ModelFile, Session
from ..model.structure import Structure, Value
from ..model.structure_plain import structure_from_plain
from .packing import Packed, json_of, json_or_none, packed, packed_json, packed_or_none, text_of

_ENVIRONMENT = ("freecad", "python", "qt", "occ", "os", "processor", "cores", "opengl", "machine")


def changing(connection: sqlite3.Connection, part: Session) -> dict[str, Any]:
    """The columns in which a part of a session replaces what was known before."""
    return {
        "environment": _environment_number(connection, part.environment),
        "end_ns": part.end_ns,
        "windowed": part.windowed,
        "dropped_events": part.dropped_events,
        "stack_interval_ns": part.stack_interval_ns,
        "model": packed_or_none(part.model and vars(part.model)),
        "allocator_missing": packed_or_none(message_to_plain(part.allocator_missing)),
        "problems": packed_json(
            [message_to_plain(one) if isinstance(one, Message) else one for one in part.problems]
        ),
    }


def lasting(head: Session) -> dict[str, Any]:
    """The columns that stay as they are at the beginning."""
    return {
        "id": head.id,
        "preset": packed(head.preset),
        "started_at": head.started_at,
        "start_ns": head.start_ns,
        "document": packed(document_of(head)),
        "preferences": packed_json(dict(head.structure.preferences)),
    }


def document_of(part: Session) -> str:
    """The document that a list of sessions names: the one opened for it, or the first it knows."""
    if part.model is not None:
        return part.model.name
    known: Iterable[str] = (
        *(one.document for one in part.structure.documents[:1]),
        *(span.document for span in part.spans),
    )
    return next((name for name in known if name), "")


def with_preferences(
    connection: sqlite3.Connection, number: int, new: Mapping[str, Value]
) -> Packed:
    """A session's preferences after a part brought some more."""
    (before,) = connection.execute(
        "SELECT preferences FROM sessions WHERE number = ?", (number,)
    ).fetchone()
    return packed_json({**json_of(before), **new})


def _environment_number(connection: sqlite3.Connection, environment: Environment) -> int:
    """Each different environment stands in the file once."""
    plain = environment_to_plain(environment)
    plain["opengl"] = packed_json(plain["opengl"])
    values = [_text_packed(plain[name]) for name in _ENVIRONMENT]
    columns, places = ", ".join(_ENVIRONMENT), ", ".join("?" * len(values))
    connection.execute(f"INSERT OR IGNORE INTO environments ({columns}) VALUES ({places})", values)
    where = " AND ".join(f"{name} = ?" for name in _ENVIRONMENT)
    found = connection.execute(f"SELECT number FROM environments WHERE {where}", values)
    return int(found.fetchone()[0])


def _text_packed(value: Any) -> Any:
    return packed(value) if isinstance(value, str) else value


def head(connection: sqlite3.Connection, number: int) -> Session:
    """The session without what is many."""
    names = "environment, id, preset, started_at, start_ns, end_ns, windowed, dropped_events"
    row = connection.execute(
        f"SELECT {names}, stack_interval_ns, model, allocator_missing, problems, preferences"
        " FROM sessions WHERE number = ?",
        (number,),
    ).fetchone()
    environment, id, preset, started_at, start_ns, end_ns, windowed, dropped, *rest = row
    stack_interval_ns, model, allocator_missing, problems, preferences = rest
    return Session(
        text_of(preset),
        _environment(connection, environment),
        started_at,
        start_ns,
        end_ns,
        stack_interval_ns=stack_interval_ns,
        structure=_preferences(json_of(preferences)),
        allocator_missing=message_from_plain(json_or_none(allocator_missing)),
        dropped_events=dropped,
        problems=tuple(_problem(one) for one in json_of(problems)),
        id=id,
        windowed=bool(windowed),
        model=None if model is None else ModelFile(**json_of(model)),
    )


def _environment(connection: sqlite3.Connection, number: int) -> Environment:
    row = connection.execute(
        f"SELECT {', '.join(_ENVIRONMENT)} FROM environments WHERE number = ?", (number,)
    ).fetchone()
    plain = {
        name: text_of(value) if name != "cores" else value for name, value in zip(_ENVIRONMENT, row)
    }
    plain["opengl"] = json_of(row[_ENVIRONMENT.index("opengl")])
    return environment_from_plain(plain)


def _preferences(plain: dict[str, Any]) -> Structure:
    return structure_from_plain({"preferences": plain, "documents": (), "steps": ()})


def _problem(plain: Any) -> str | Message:
    return message_from_plain(plain) or "" if isinstance(plain, list) else str(plain)
