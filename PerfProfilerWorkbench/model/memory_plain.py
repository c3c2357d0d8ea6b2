# SPDX-License-Identifier: LGPL-2.1-or-later
"""Values of ``memory`` as plain ones and back: ready for ``json.dumps``, same again after it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import memory
from .message import Message

# Names a value's class. It is a keyword of Python: no name of a type or of a value can be it.
_TAG = "class"
_CLASSES: dict[str, Any] = {
    made.__name__: made
    for made in (
        memory.Allocator,
        memory.Freed,
        memory.Allocation,
        memory.Traced,
        memory.PythonObjects,
        memory.Generation,
        memory.Collector,
        memory.Cycles,
        memory.MemorySnapshot,
        memory.AllocationChange,
        memory.TypeChange,
        memory.MemoryDifference,
        Message,
    )
}


def to_plain(value: object) -> Any:
    """Lists, dicts, numbers and texts. What else a message holds becomes its text."""
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, Message):
        return {_TAG: "Message", **to_plain(value._asdict())}
    if isinstance(value, Mapping):
        return {str(name): to_plain(one) for name, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(one) for one in value]
    name = type(value).__name__
    return {_TAG: name, **to_plain(vars(value))} if name in _CLASSES else str(value)


def from_plain(plain: Any) -> Any:
    """The value again, without what is not known of it. Raises KeyError or TypeError for none."""
    if isinstance(plain, (list, tuple)):
        return tuple(from_plain(one) for one in plain)
    if not isinstance(plain, Mapping):
        return plain
    values = {name: from_plain(one) for name, one in plain.items() if name != _TAG}
    if _TAG not in plain:
        return values
    made = _CLASSES[plain[_TAG]]
    return made(**{name: one for name, one in values.items() if name in made.__annotations__})
