# SPDX-License-Identifier: LGPL-2.1-or-later
"""A comparison as lines of a table: whole recomputes first, features, operations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ... import texts
from ...analysis.comparison import Compared, Comparison, NamedCompared, Spread, Verdict
from ...export.compare_text import VERDICTS, change_text, name_text, rank, spread_text
from ...model.span import ObjectKey
from .. import i18n

SIGNS = {
    Verdict.SLOWER: "▲",
    Verdict.FASTER: "▼",
    Verdict.SAME: "=",
    Verdict.NEW: "+",
    Verdict.GONE: "−",
    Verdict.NOT_COMPARABLE: "?",
}
_ORDER = {verdict: number for number, verdict in enumerate(VERDICTS)}


class Line(NamedTuple):
    """``key`` is the feature's name now, or before if it is gone; None: it is no feature."""

    name: str
    compared: Compared
    key: ObjectKey | None = None
    type: str = ""
    by_processor: bool = False


def lines_of(comparison: Comparison) -> list[Line]:
    """In the order of how much they tell."""
    features = sorted(comparison.features, key=rank)
    return [
        *_named(comparison.recomputes),
        *(
            Line(one.label, one.compared, (*one.after, *one.before)[0], one.type, one.by_processor)
            for one in features
        ),
        *_named(one for one in comparison.operations if one.compared.change is not None),
    ]


def _named(several: Any) -> Iterator[Line]:
    one: NamedCompared
    for one in several:
        yield Line(name_text(one, i18n.translate), one.compared)


def verdict(line: Line) -> str:
    found = line.compared.verdict
    return f"{SIGNS[found]} {i18n.tr(VERDICTS[found])}"


def _change(line: Line) -> str:
    return change_text(line.compared.change, i18n.translate)


def _spread(spread: Spread | None) -> str:
    return spread_text(spread, i18n.translate)


def _median_ns(spread: Spread | None) -> float | None:
    return None if spread is None else spread.median_ns


def tip(line: Line) -> str:
    """Why the verdict is what it is, and what was compared."""
    told = [line.name, verdict(line), i18n.say(line.compared.reason)]
    difference_ns = line.compared.difference_ns
    if difference_ns is not None:
        middle, low, high = map(signed, difference_ns)
        told.append(i18n.tr(texts.CO_INTERVAL_TIP, middle=middle, low=low, high=high))
    if line.by_processor:
        told.append(i18n.tr(texts.CO_PROCESSOR))
    return "\n".join(told)


def signed(ns: int) -> str:
    return ("+" if ns >= 0 else "−") + i18n.duration(abs(ns))


def _difference_ns(line: Line) -> float | None:
    change, before = line.compared.change, line.compared.total.before
    if change is None or before is None:
        return None
    return before.median_ns * (change.ratio - 1)


class Column(NamedTuple):
    """What it is called, shows, and sorts by (None: not known); ``number`` stands at the end of its
    cell."""

    title: str
    show: Callable[[Line], str]
    sort: Callable[[Line], Any]
    number: bool = False


NAME, VERDICT, INTERVAL = 0, 1, 2
COLUMNS = (
    Column(texts.FEATURE, lambda line: line.name, lambda line: line.name.casefold()),
    Column(texts.COMPARED_VERDICT, verdict, lambda line: -_ORDER[line.compared.verdict]),
    Column(texts.CO_INTERVAL, lambda line: "", _difference_ns),
    Column(
        texts.COMPARED_CHANGE,
        _change,
        lambda line: line.compared.change and line.compared.change.ratio,
        True,
    ),
    Column(
        texts.COMPARED_BEFORE,
        lambda line: _spread(line.compared.total.before),
        lambda line: _median_ns(line.compared.total.before),
        True,
    ),
    Column(
        texts.COMPARED_AFTER,
        lambda line: _spread(line.compared.total.after),
        lambda line: _median_ns(line.compared.total.after),
        True,
    ),
)


def found_by(line: Line) -> str:
    """What the filter looks into."""
    return f"{line.name} {verdict(line)} {line.compared.verdict.value} {line.type}".casefold()
