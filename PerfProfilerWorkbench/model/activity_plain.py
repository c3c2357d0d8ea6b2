# SPDX-License-Identifier: LGPL-2.1-or-later
"""Details of spans and frames as plain values and back: ready for ``json.dumps``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from .activity import Command, Editing, FileMember, FileWork, Frame, Freeze, Part, Way
from .calls import StackFrame
from .message import message_from_plain, message_to_plain
from .tables import known

Detail = Command | FileWork | Editing | Freeze


def detail_to_plain(detail: Detail | None) -> dict[str, Any] | None:
    """A mapping in which ``of`` says what it is of."""
    if detail is None:
        return None
    plain = {"of": type(detail).__name__, **vars(detail)}
    if isinstance(detail, Command):
        plain["way"] = detail.way.value
    elif isinstance(detail, FileWork):
        plain["parts"] = [[part.value, ns] for part, ns in detail.parts]
        plain["estimated"] = [part.value for part in detail.estimated]
        plain["members"] = [list(vars(member).values()) for member in detail.members]
        plain["missing"] = message_to_plain(detail.missing)
    elif isinstance(detail, Freeze):
        plain["stack"] = [list(frame) for frame in detail.stack]
    return plain


def detail_from_plain(plain: dict[str, Any] | None) -> Detail | None:
    if plain is None:
        return None
    return _MAKERS[plain["of"]](plain)


def _file_work(values: dict[str, Any]) -> FileWork:
    return FileWork(
        **{
            **known(FileWork, values),
            "parts": tuple((Part(part), ns) for part, ns in values["parts"]),
            "estimated": tuple(map(Part, values["estimated"])),
            "members": tuple(FileMember(*member) for member in values["members"]),
            "missing": message_from_plain(values["missing"]),
        }
    )


_MAKERS: dict[str, Callable[[dict[str, Any]], Detail]] = {
    "Command": lambda values: Command(**{**known(Command, values), "way": Way(values["way"])}),
    "FileWork": _file_work,
    "Editing": lambda values: Editing(**known(Editing, values)),
    "Freeze": lambda values: Freeze(
        tuple(StackFrame(*frame) for frame in values["stack"]), values["held"]
    ),
}


def frames_to_plain(frames: Iterable[Frame]) -> list[list[Any]]:
    return [list(frame) for frame in frames]


def frames_from_plain(plain: Iterable[Iterable[Any]]) -> tuple[Frame, ...]:
    return tuple(Frame(*list(frame)[: len(Frame._fields)]) for frame in plain)
