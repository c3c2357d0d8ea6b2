# SPDX-License-Identifier: LGPL-2.1-or-later
"""The one way in which a command says that it did not work."""

from __future__ import annotations

from ..texts import Message, english, say


class CommandFailed(Exception):
    """Carries a message, so that ``main`` can translate it."""

    def __init__(self, message: Message) -> None:
        super().__init__(say(english, message))
        self.message = message
