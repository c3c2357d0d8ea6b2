# SPDX-License-Identifier: LGPL-2.1-or-later
"""How it is with a session: it runs, it is finished, or it was interrupted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from .owners import Owner, lives
from .packing import text_of

# A session that runs is written to every second, even while FreeCAD has no time. Longer than this
# it is not where nobody records it any more, although its FreeCAD lives: what writes it was killed.
SILENT_S = 60

# the columns of ``sessions`` that tell it
OWNED = "state, written_at, owner_machine, owner_boot, owner_pid, owner_started"


class State(str, Enum):
    """INTERRUPTED: not finished, and its process is gone or records it no more."""

    RUNNING = "running"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"


def owner_of(owned: Sequence[Any]) -> Owner:
    _, _, machine, boot, pid, started = owned
    return Owner(text_of(machine), boot, pid, started)


def state_of(owned: Sequence[Any], now_s: float) -> State:
    """Of the values of the columns ``OWNED``."""
    state, written_at, *_ = owned
    if state != "recording":
        return State.FINISHED if state == State.FINISHED.value else State.INTERRUPTED
    runs = now_s - written_at <= SILENT_S and lives(owner_of(owned)) is not False
    return State.RUNNING if runs else State.INTERRUPTED
