# SPDX-License-Identifier: LGPL-2.1-or-later
"""The address of Redis, checked; and a client for it. A password in it is shown nowhere.

``redis://[[user]:password@]host[:port][/database]``; ``rediss://`` for TLS, with ``ssl_ca_certs``
and redis-py's other ``ssl_…`` settings behind a ``?``. In a password ``/?#@`` are written %2F etc.
"""

from __future__ import annotations

import re
from typing import Any

from .. import texts
from ..texts import message
from .errors import StoreError

VARIABLE = "PERFPROFILER_REDIS"
_SETTING = r"ssl_\w+=[^&#@]+"
_FORM = re.compile(
    r"rediss?://(?:[^/?#@]*@)?(?P<host>\[[0-9A-Fa-f:.]+\]|[^/?#@:\[\]\s]+)(?::(?P<port>\d{1,5}))?"
    rf"(?:/(?P<database>\d{{0,9}}))?(?:\?{_SETTING}(?:&{_SETTING})*)?",
    re.ASCII,
)


def place(url: str) -> str:
    """ "host:port/database", which may be shown. Raises StoreError for what is no address."""
    found = _FORM.fullmatch(url)
    if found is None or int(found["port"] or 6379) > 65535:
        raise StoreError(message(texts.BAD_REDIS_ADDRESS, variable=VARIABLE))
    return f"{found['host']}:{found['port'] or 6379}/{found['database'] or 0}"


def client(url: str, timeout_s: float) -> Any:
    """A ``redis.Redis`` that is not connected yet and gives up each call after ``timeout_s``.

    Raises StoreError without redis-py, and for an address that it does not take.
    """
    place(url)
    try:
        import redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry
    except ImportError as error:
        raise StoreError(message(texts.NO_REDIS_PACKAGE)) from error
    try:
        made = redis.Redis.from_url(
            url,
            socket_timeout=timeout_s,
            socket_connect_timeout=timeout_s,
            retry=Retry(NoBackoff(), 0),  # who sends knows better when to try again
        )
        made.connection_pool.make_connection()
    except Exception:  # its own errors quote parts of the address; "from" would show them
        raise StoreError(message(texts.BAD_REDIS_ADDRESS, variable=VARIABLE)) from None
    return made
