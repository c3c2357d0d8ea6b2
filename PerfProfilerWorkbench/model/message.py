# SPDX-License-Identifier: LGPL-2.1-or-later
"""A sentence to be: what is to be said, in whose language is decided by whoever shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Message(NamedTuple):
    """One of the literals in ``texts``, and values that may be messages themselves."""

    text: str
    values: Mapping[str, object] = {}


def message(text: str, **values: object) -> Message:
    return Message(text, values)


def message_to_plain(what: Message | None) -> list[Any] | None:
    """Ready for ``json.dumps``: what is neither a number nor a text becomes its text."""
    if what is None:
        return None
    return [what.text, {name: _value_to_plain(value) for name, value in what.values.items()}]


def _value_to_plain(value: object) -> object:
    if isinstance(value, Message):
        return message_to_plain(value)
    return value if isinstance(value, (int, float, str)) else str(value)


def message_from_plain(plain: Any) -> Message | None:
    """The message again; a value that is a list was one itself."""
    if plain is None:
        return None
    text, values = plain
    found = {
        name: message_from_plain(value) if isinstance(value, list) else value
        for name, value in values.items()
    }
    return Message(str(text), found)
