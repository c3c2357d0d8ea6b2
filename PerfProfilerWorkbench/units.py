# SPDX-License-Identifier: LGPL-2.1-or-later
"""Numbers as a person reads them: three figures and the unit that fits, by locale."""

from __future__ import annotations

from . import texts


def duration(ns: int, translate: texts.Translate = texts.english, point: str = ".") -> str:
    """812 µs, 2.31 s, 1 min 12 s; ``point`` is the locale's decimal point."""
    if ns >= 99_950_000_000:
        minutes, seconds = divmod(round(ns / 1e9), 60)
        return translate(texts.MINUTES).format(minutes=minutes, seconds=seconds)
    for factor, unit in (
        (1e3, texts.MICROSECONDS),
        (1e6, texts.MILLISECONDS),
        (1e9, texts.SECONDS),
    ):
        if abs(ns) < 999.5 * factor or factor == 1e9:
            return translate(unit).format(value=three_figures(ns / factor, point))
    raise AssertionError("unreachable: seconds take every value")


def three_figures(value: float, point: str = ".") -> str:
    size = abs(value)
    digits = 0 if size >= 99.95 else 1 if size >= 9.995 else 2
    return f"{value:.{digits}f}".replace(".", point)


def percent(share: float, translate: texts.Translate = texts.english, point: str = ".") -> str:
    """A share of 1 as percent: 61 %, 3.4 %."""
    value = share * 100
    digits = 0 if abs(value) >= 9.95 else 1
    return translate(texts.PERCENT).format(value=f"{value:.{digits}f}".replace(".", point))


def mebibytes(size_bytes: int, point: str = ".") -> str:
    return three_figures(size_bytes / 2**20, point)
