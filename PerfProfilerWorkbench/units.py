# SPDX-License-Identifier: LGPL-2.1-or-later
"""Numbers as a person reads them: three figures, the unit that fits, the language's point."""

from __future__ import annotations

from . import texts
from .texts import Translate, english


def duration(ns: int, translate: Translate = english) -> str:
    """812 µs, 2.31 s, 1 min 12 s."""
    if ns >= 99_950_000_000:
        minutes, seconds = divmod(round(ns / 1e9), 60)
        return translate(texts.MINUTES).format(minutes=minutes, seconds=seconds)
    if abs(ns) < 999_500:
        value, unit = ns / 1e3, texts.MICROSECONDS
    elif abs(ns) < 999_500_000:
        value, unit = ns / 1e6, texts.MILLISECONDS
    else:
        value, unit = ns / 1e9, texts.SECONDS
    return translate(unit).format(value=three_figures(value, translate))


def three_figures(value: float, translate: Translate = english) -> str:
    size = abs(value)
    return fixed(value, 0 if size >= 99.95 else 1 if size >= 9.995 else 2, translate)


def fixed(value: float, digits: int, translate: Translate = english) -> str:
    return f"{value:.{digits}f}".replace(".", translate(texts.DECIMAL_POINT))


def percent(share: float, translate: Translate = english) -> str:
    """A share of 1 as percent: 61 %, 3.4 %."""
    value = share * 100
    shown = fixed(value, 0 if abs(value) >= 9.95 else 1, translate)
    return translate(texts.PERCENT).format(value=shown)


def mebibytes(size_bytes: int, translate: Translate = english) -> str:
    shown = three_figures(size_bytes / 2**20, translate)
    return translate(texts.MEBIBYTES).format(value=shown)


def file_part(part: str, ns: int, estimated: bool, translate: Translate = english) -> str:
    """A part of opening or saving (``model.activity.Part``); a tilde marks what is estimated."""
    return translate(_PARTS[part]).format(time=("~" if estimated else "") + duration(ns, translate))


_PARTS = {
    "reading": texts.PART_READING,
    "restoring": texts.PART_RESTORING,
    "meshing": texts.PART_MESHING,
    "writing": texts.PART_WRITING,
    "finishing": texts.PART_FINISHING,
}


def kibibytes(size_bytes: int, translate: Translate = english) -> str:
    shown = three_figures(size_bytes / 2**10, translate)
    return translate(texts.KIBIBYTES).format(value=shown)
