# SPDX-License-Identifier: LGPL-2.1-or-later
"""Numbers and words in the small files of /sys and /proc, or why they can't be had."""

from __future__ import annotations

import os

from ... import texts as words
from ...texts import Message, message
from ...texts import gpu as texts
from .fields import NOT_TOLD

_SHOWN = 30  # characters of nonsense that are worth showing


def text(*parts: str) -> str | Message:
    """The content of a file without the space around it."""
    try:
        with open(os.path.join(*parts), "rb") as stream:
            return stream.read().decode("utf-8", "replace").strip()
    except FileNotFoundError:
        return NOT_TOLD
    except PermissionError:
        return message(texts.GPU_NO_PERMISSION)
    except OSError as error:
        return message(words.CANNOT_READ, error=error.strerror or str(error))


def number(*parts: str) -> int | Message:
    """The count in a file. No file read here holds anything below 0 but temperatures."""
    content = text(*parts)
    if isinstance(content, Message):
        return content
    try:
        return int(content)
    except ValueError:
        return nonsense(content)


def first(folder: str, *names: str) -> int | Message:
    """The number in the first of some files that is there."""
    found: int | Message = NOT_TOLD
    for name in names:
        found = number(folder, name)
        if found != NOT_TOLD:
            break
    return found


def nonsense(content: object) -> Message:
    return message(texts.GPU_NONSENSE, found=str(content)[:_SHOWN])


def count(value: int | Message) -> int | Message:
    """A number that can't be below 0."""
    return value if isinstance(value, Message) or value >= 0 else nonsense(value)


def share(part: int | Message, whole: int | Message) -> float | Message:
    """0 to 1."""
    if isinstance(part, Message):
        return part
    if isinstance(whole, Message):
        return whole
    if whole <= 0:
        return nonsense(whole)
    return part / whole if 0 <= part <= whole else nonsense(part)
