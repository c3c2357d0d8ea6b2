# SPDX-License-Identifier: LGPL-2.1-or-later
"""What stands in the place of a reading that can't be taken."""

from __future__ import annotations

from .. import texts
from ..texts import Message, message


def missing(reading: str, reason: object) -> Message:
    """The name of the reading, one of the literals in ``texts``, and why it is not available."""
    return message(texts.MISSING, reading=message(reading), reason=reason)
