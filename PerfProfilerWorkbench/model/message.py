# SPDX-License-Identifier: LGPL-2.1-or-later
"""A sentence to be: what is to be said, in whose language is decided by whoever shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Message(NamedTuple):
    """One of the literals in ``texts``, and values that may be messages themselves."""

    text: str
    values: Mapping[str, object] = {}


def message(text: str, **values: object) -> Message:
    return Message(text, values)
