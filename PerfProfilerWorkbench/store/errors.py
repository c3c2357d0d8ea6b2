# SPDX-License-Identifier: LGPL-2.1-or-later
"""The one way in which this room says that something did not work."""

from __future__ import annotations

from ..texts import Message, english, say


class StoreError(Exception):
    """Carries a message, so that whoever shows it can translate it."""

    def __init__(self, message: Message) -> None:
        super().__init__(say(english, message))
        self.message = message


class StoreDamaged(StoreError):
    """The file was damaged and is set aside: the same can be tried again with the new one."""
