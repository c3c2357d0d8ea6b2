# SPDX-License-Identifier: LGPL-2.1-or-later
"""Resident memory of this process, now."""

from __future__ import annotations

import os

from .. import texts
from ..texts import Message, message
from .system.reading import RSS, process


def rss_bytes() -> int | Message:
    """Resident memory in bytes, or the reason why it can't be read."""
    return read_once(RSS)


def read_once(which: int) -> int | Message:
    """One of the parts of ``system.reading.Reading``, of this process."""
    try:
        this = process(os.getpid())
        try:
            found = this.read()[which]
        finally:
            this.close()
    except ImportError:
        return message(texts.NOT_INSTALLED, package="psutil")
    except Exception as error:
        return message(texts.CANNOT_READ, error=error)
    return message(texts.NOT_TOLD) if found is None else found


def missing() -> Message | None:
    reading = rss_bytes()
    return reading if isinstance(reading, Message) else None
