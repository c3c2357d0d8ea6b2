# SPDX-License-Identifier: LGPL-2.1-or-later
"""Names of sessions: when they began, and eight random digits, since many machines name them."""

from __future__ import annotations

import hashlib
import re
import secrets
import time

_FORM = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}", re.ASCII)


def new_session_id(started_at: float) -> str:
    """ "20261126-040215-3f9a1c0b" for a session that began at ``started_at`` (UTC)."""
    return time.strftime("%Y%m%d-%H%M%S-", time.gmtime(started_at)) + secrets.token_hex(4)


def is_session_id(text: str) -> bool:
    """Whether all of the text is of that form."""
    return _FORM.fullmatch(text) is not None


def content_id(content: str, started_at: float | None = None) -> str:
    """A name that the same content always has: "20261126-040215-" or, of no known time, zeros."""
    began = "00000000-000000-"
    if started_at is not None:
        began = time.strftime("%Y%m%d-%H%M%S-", time.gmtime(started_at))
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    return began + digest[:8]
