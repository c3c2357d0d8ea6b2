# SPDX-License-Identifier: LGPL-2.1-or-later
"""Resident memory of this process: /proc on Linux, psutil elsewhere."""

from __future__ import annotations

import importlib
import os
import sys

from .. import texts
from ..texts import Message, message


def rss_of_statm(content: bytes, page_bytes: int) -> int:
    """Resident bytes from the text of /proc/self/statm, whose second number counts pages."""
    return int(content.split()[1]) * page_bytes


def rss_bytes() -> int | Message:
    """Resident memory in bytes, or the reason why it can't be read."""
    try:
        if sys.platform.startswith("linux"):
            with open("/proc/self/statm", "rb") as stream:
                return rss_of_statm(stream.read(), os.sysconf("SC_PAGE_SIZE"))
        return int(importlib.import_module("psutil").Process().memory_info().rss)
    except ImportError:
        return message(texts.NOT_INSTALLED, package="psutil")
    except Exception as error:
        return message(texts.CANNOT_READ, error=error)


def missing() -> Message | None:
    reading = rss_bytes()
    return reading if isinstance(reading, Message) else None
