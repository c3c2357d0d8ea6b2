# SPDX-License-Identifier: LGPL-2.1-or-later
"""Dates as people and programs write them: ISO 8601, with or without a zone."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta, timezone

_FORM = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?"
    r"(?(4)(Z|[+-]\d\d(?::?\d\d)?)?)",
    re.ASCII,
)


_FIRST_S, _LAST_S = -62_135_596_800.0, 253_402_300_799.0  # of the years that ``utc`` can write


def moment(text: str, end: bool = False) -> float:
    """Seconds since 1970 (UTC) of a date; without a zone it is local time.

    A day alone is its beginning, with ``end`` its last microsecond. Of an hour that clocks show
    twice it is the first one, with ``end`` the second. Raises ValueError for what is no date.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not a date: {text!r}")
    *numbers, fraction, zone = found.groups()
    at = datetime(*(int(number or 0) for number in numbers))  # type: ignore[arg-type]
    at = at.replace(microsecond=int((fraction or "0").ljust(6, "0")[:6]))
    if end and numbers[3] is None:
        at = datetime.combine(at, time.max)
    both = [_seconds(at.replace(tzinfo=_zone(zone), fold=fold)) for fold in (0, 1)]
    return min(max(max(both) if end else min(both), _FIRST_S), _LAST_S)


def _seconds(at: datetime) -> float:
    try:
        return at.timestamp()
    except (OverflowError, OSError, ValueError):  # of that year the system knows no local time
        return at.replace(tzinfo=timezone.utc).timestamp()


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text == "Z":
        return timezone.utc
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def microseconds(seconds: float) -> int:
    return round(seconds * 1_000_000)


def utc(seconds: float) -> str:
    """ "2026-11-26T04:02:15.250000Z"."""
    at = datetime(1970, 1, 1) + timedelta(microseconds=microseconds(seconds))
    return at.isoformat(timespec="microseconds") + "Z"


def local(seconds: float) -> str:
    """ "2026-11-26 05:02:15" where the user lives."""
    return datetime.fromtimestamp(seconds).isoformat(" ", "seconds")
