# SPDX-License-Identifier: LGPL-2.1-or-later
"""The parts of an opening, from the moments that signals told. Pure.

A document that others link to is read after them, and finished with them: all that belongs to it
alone lies between its creation and the next one's or the first sign of finishing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model.activity import Part
from .shown import Shown


@dataclass
class Opening:
    """``read_ns`` is when the XML was read, 0 if nothing told; ``alone_ns`` when the next one began
    or all were finished, ``last_ns`` the last sign before ``end_ns``."""

    document: str
    path: str
    start_ns: int
    estimated_start: bool
    read_ns: int = 0
    alone_ns: int = 0
    last_ns: int = 0
    end_ns: int = 0
    failed: bool = False
    error: str = ""
    shown: Shown = field(default_factory=Shown)


@dataclass(frozen=True)
class Parts:
    """They add up to the time between the opening's start and end."""

    parts: tuple[tuple[Part, int], ...]
    estimated: tuple[Part, ...]


def linked_parts(one: Opening, windowed: bool) -> Parts:
    """Of a document that was opened because another one links to it, up to ``alone_ns``."""
    reading, meshing = _reading(one, one.alone_ns), _meshing(one)
    return _parts(one.alone_ns - one.start_ns, reading, meshing, 0, windowed, not one.read_ns)


def parts(group: Sequence[Opening], windowed: bool) -> Parts:
    """Of the first, with what it took to open those that it links to."""
    first = group[0]
    reading = sum(_reading(one, one.alone_ns) for one in group)
    finishing = max(0, first.end_ns - max(one.last_ns for one in group))
    if not all(one.last_ns for one in group):
        finishing = 0
    meshing = sum(map(_meshing, group))
    unread = any(not one.read_ns for one in group)
    return _parts(first.end_ns - first.start_ns, reading, meshing, finishing, windowed, unread)


def _reading(one: Opening, end_ns: int) -> int:
    return max(0, (one.read_ns or end_ns) - one.start_ns)


def _meshing(one: Opening) -> int:
    return one.shown.meshing_ns


def _parts(
    wall_ns: int, reading: int, meshing: int, finishing: int, windowed: bool, unread: bool
) -> Parts:
    """Restoring is what is left; the estimates give way where the parts would be too long."""
    reading = min(reading, wall_ns)
    finishing = min(finishing, wall_ns - reading)
    meshing = min(meshing, wall_ns - reading - finishing) if windowed else 0
    found = [(Part.READING, reading), (Part.RESTORING, wall_ns - reading - finishing - meshing)]
    if windowed:
        found.append((Part.MESHING, meshing))
    found.append((Part.FINISHING, finishing))
    sure = () if unread else (Part.READING,)
    return Parts(tuple(found), tuple(part for part, _ in found if part not in sure))
