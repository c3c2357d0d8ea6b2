# SPDX-License-Identifier: LGPL-2.1-or-later
"""How it is with a session: it runs, it is finished, or it was interrupted."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any

from .owners import Owner, lives
from .packing import text_of

SILENT_S = 60  # a session whose owner can't be asked from here runs if it was written since

# the columns of ``sessions`` that tell it
OWNED = "state, written_at, owner_machine, owner_boot, owner_pid, owner_started"


class State(str, Enum):
    """INTERRUPTED: not finished, and its process is gone."""

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
        return State(state)
    alive = lives(owner_of(owned))
    if alive is None:
        alive = now_s - written_at <= SILENT_S
    return State.RUNNING if alive else State.INTERRUPTED
