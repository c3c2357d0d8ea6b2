# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whether a Redis answers, tried once; nothing is stored there."""

from __future__ import annotations

from .. import texts
from ..texts import Message, message
from .errors import StoreError
from .redis_address import client, place
from .redis_reasons import reason

_WAIT_S = 3.0


def answer(url: str) -> Message:
    """How it went, in a sentence without the password. Waits up to some seconds."""
    if not url:
        return message(texts.PREF_REDIS_EMPTY)
    try:
        made = client(url, _WAIT_S)
    except StoreError as error:
        return message(texts.PREF_REDIS_FAILED, reason=error.message)
    try:
        made.ping()
    except Exception as error:
        return message(texts.PREF_REDIS_FAILED, reason=reason(error, _WAIT_S))
    finally:
        made.connection_pool.disconnect()
    return message(texts.PREF_REDIS_ANSWERS, place=place(url))
