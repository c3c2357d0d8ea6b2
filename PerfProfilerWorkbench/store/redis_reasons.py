# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why Redis did not do what was asked, in words.

A server may answer with what it was sent, a password included ("unknown command AUTH, with args
…"), so that of its own words only the first is shown, which names the error.
"""

from __future__ import annotations

import re

from .. import texts
from ..texts import Message, message

# What the name of redis-py's error and the server's words hold, the telling ones first.
_SIGNS: tuple[tuple[str, str], ...] = (
    (r"WRONGPASS|NOAUTH|Authentication|AUTH\b|invalid (username-)?password", texts.REDIS_PASSWORD),
    (r"NOPERM|NoPermission", texts.REDIS_NO_PERMISSION),
    (r"LOADING|BusyLoading", texts.REDIS_LOADING),
    (r"READONLY|ReadOnly", texts.REDIS_READ_ONLY),
    (r"\bOOM\b|OutOfMemory", texts.REDIS_FULL),
    (r"MISCONF", texts.REDIS_CANNOT_SAVE),
    (r"Wrong number of response items", texts.REDIS_GARBAGE),  # redis-py's own, of a pipeline
    (r"invalid DB index|DB index is out of range", texts.REDIS_NO_DATABASE),
)
_CODE = re.compile(r"[A-Z]{2,20}\b")


class NotKept(Exception):
    """Redis acknowledged what it does not have."""


def reason(error: Exception, timeout_s: float) -> Message:
    """Of anything that redis-py or ``redis_server`` raises; never with a password in it."""
    if isinstance(error, NotKept):
        return message(texts.REDIS_NOT_KEPT)
    names = [kind.__name__ for kind in type(error).__mro__ if kind.__module__.startswith("redis")]
    if not names:
        return message(texts.REDIS_GARBAGE)
    for sign, text in _SIGNS:
        if re.search(sign, f"{names[0]} {error}"):
            return message(text)
    if "TimeoutError" in names:
        return message(texts.REDIS_SILENT, seconds=f"{timeout_s:g}")
    if "ConnectionError" in names:
        return message(texts.REDIS_UNREACHABLE, error=_cause(error))
    if "ResponseError" in names:
        code = _CODE.match(str(error))
        return message(texts.REDIS_REFUSED, error=code.group() if code else "ERR")
    return message(texts.REDIS_GARBAGE)


def _cause(error: Exception) -> str:
    """The system's own words: those of redis-py may quote what the server said."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror
        cause = cause.__cause__ or cause.__context__
    return "connection closed"
