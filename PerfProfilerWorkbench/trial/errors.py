# SPDX-License-Identifier: LGPL-2.1-or-later
"""The one way in which a change says that it can't be made."""

from __future__ import annotations

from ..texts import Message, english, say


class RemedyError(Exception):
    """Carries a message, so that whoever shows it can translate it."""

    def __init__(self, message: Message) -> None:
        super().__init__(say(english, message))
        self.message = message
