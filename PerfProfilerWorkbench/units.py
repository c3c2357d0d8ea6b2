# SPDX-License-Identifier: LGPL-2.1-or-later
"""Numbers as a person reads them: three figures, the unit that fits, the language's point.

``told_…`` make messages, for who does not know yet in which language they will be shown.
"""

from __future__ import annotations

from . import texts
from .texts import Message, Translate, english, message


def duration(ns: int, translate: Translate = english) -> str:
    """812 µs, 2.31 s, 1 min 12 s."""
    return texts.say(translate, told_duration(ns))


def told_duration(ns: int) -> Message:
    if ns >= 99_950_000_000:
        minutes, seconds = divmod(round(ns / 1e9), 60)
        return message(texts.MINUTES, minutes=minutes, seconds=seconds)
    if abs(ns) < 999_500:
        return message(texts.MICROSECONDS, value=ns / 1e3)
    if abs(ns) < 999_500_000:
        return message(texts.MILLISECONDS, value=ns / 1e6)
    return message(texts.SECONDS, value=ns / 1e9)


def told_percent(share: float) -> Message:
    """Whole percents from one on."""
    value = share * 100
    return message(texts.PERCENT, value=round(value) if abs(value) >= 0.95 else value)


def told_mebibytes(size_bytes: int) -> Message:
    return message(texts.MEBIBYTES, value=size_bytes / 2**20)


def three_figures(value: float, translate: Translate = english) -> str:
    return texts.figures(value, translate)


def fixed(value: float, digits: int, translate: Translate = english) -> str:
    whole, _, rest = f"{value:,.{digits}f}".partition(".")
    shown = whole.replace(",", translate(texts.THOUSANDS))
    return shown + translate(texts.DECIMAL_POINT) + rest if rest else shown


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
