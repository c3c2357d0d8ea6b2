# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a FreeCAD that ended says of the cause."""

from __future__ import annotations

import re
import signal

from .. import texts
from ..texts import Message, message

_TROUBLE = re.compile("error|fail|fatal|exception|abort|can't|cannot|could not|not found", re.I)
_SIGNAL = re.compile(
    r"signal (SIG[A-Z]+)|(Segmentation fault|Access violation|Abnormal abort)", re.I
)


def cause(status: int | None, log: str) -> Message:
    """From its exit status and what it printed."""
    if status is not None and status < 0:
        return message(texts.CRASH_SIGNAL, signal=signal.Signals(-status).name)
    found = _SIGNAL.search(log)
    if found:  # FreeCAD's own handler prints the signal and exits with status 1
        return message(texts.CRASH_SIGNAL, signal=found.group(1) or found.group(2))
    return message(texts.CRASH_STATUS, status=status)


def telling(log: str) -> list[str]:
    """The lines that most likely tell the cause: those with a word of trouble, else the last."""
    lines = [line.strip()[-200:] for line in log.splitlines() if line.strip()]
    return [line for line in lines if _TROUBLE.search(line)][:3] or lines[-3:]
