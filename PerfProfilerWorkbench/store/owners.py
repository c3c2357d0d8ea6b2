# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which process records a session, and whether it still lives."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass

from . import process_starts


@dataclass(frozen=True)
class Owner:
    """A process, told from any other that has had or will have its id.

    ``machine`` is the machine's name, ``boot`` names its start and the namespace of process ids
    (Linux; empty elsewhere), ``started`` is when the process began, in its system's own unit
    (``process_starts``); 0 if that can't be read.
    """

    machine: str
    boot: str
    pid: int
    started: int


def owner(pid: int | None = None) -> Owner:
    """Of a process of this machine; of this one if none is named."""
    pid = os.getpid() if pid is None else pid
    return Owner(platform.node(), _boot(), pid, process_starts.started(pid) or 0)


def lives(of: Owner) -> bool | None:
    """Whether the process still is there; None where nobody can tell from here.

    A process id alone tells nothing, since it is used again: the start must be the same too.
    """
    machine, boot = platform.node(), _boot()
    if of.boot == boot and (boot or of.machine == machine):
        return process_starts.started(of.pid) == of.started if of.started else None
    if of.boot.partition(" ")[0] == boot.partition(" ")[0] or not (of.boot and boot):
        return None  # of another container, whose ids say nothing here, or of another machine
    return False if of.machine == machine else None


def _boot() -> str:
    """Linux: the kernel's name for this start of the machine, and the namespace of process ids."""
    if not sys.platform.startswith("linux"):
        return ""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:
            return f"{file.read().strip()} {os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return ""
