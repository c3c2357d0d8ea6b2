# SPDX-License-Identifier: LGPL-2.1-or-later
"""Values of the model as plain ones for people and other programs: reasons are sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

from .. import texts
from ..texts import Message, Translate, english, message, say


def worded(value: object, translate: Translate = english) -> Any:
    """Lists, dicts, numbers and texts, ready for ``json.dumps``.

    A ``Message`` in the place of a reading becomes "not available: reason".
    """
    if isinstance(value, Message):
        return say(translate, message(texts.NOT_AVAILABLE, reason=value))
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int, float)):
        return value
    if is_dataclass(value):
        value = vars(value)
    if isinstance(value, Mapping):
        return {str(name): worded(one, translate) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [worded(one, translate) for one in value]
    return str(value)
