# SPDX-License-Identifier: LGPL-2.1-or-later
"""In what two sets of sessions differ besides the times."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .. import texts
from ..model.session import Session
from ..texts import Message, message


def _machine(session: Session) -> str:
    environment = session.environment
    return f"{environment.machine} ({environment.processor}, {environment.os})".lstrip()


_TOLD: tuple[tuple[str, Callable[[Session], str]], ...] = (
    (texts.COMPARED_FREECADS, lambda session: session.environment.freecad),
    (texts.COMPARED_MACHINES, _machine),
    (texts.COMPARED_PRESETS, lambda session: session.preset),
)


def notes(before: Sequence[Session], after: Sequence[Session]) -> tuple[Message, ...]:
    """A sentence for each, so that nobody takes it for a change of the model."""
    found = []
    for text, value in _TOLD:
        first, second = ({value(session) for session in side} for side in (before, after))
        if len(first | second) > 1:
            both = {"before": ", ".join(sorted(first)), "after": ", ".join(sorted(second))}
            found.append(message(text, **both))
    if len({session.windowed for session in (*before, *after)}) > 1:
        found.append(message(texts.COMPARED_WINDOWS))
    if len(before) == len(after) == 1:
        found.append(message(texts.COMPARED_ONE_EACH))
    dropped = sum(bool(session.dropped_events) for session in (*before, *after))
    if dropped:
        found.append(message(texts.COMPARED_DROPPED, count=dropped))
    return tuple(found)
