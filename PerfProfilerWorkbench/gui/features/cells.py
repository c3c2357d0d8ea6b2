# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the table of features shows of a line, column by column, and what it sorts by."""

from __future__ import annotations

from ... import texts, units
from ...analysis.feature_figures import Course
from ...model.span import Status
from .. import i18n
from ..widgets.tables import NOT_AVAILABLE
from .lines import Line

_ARROWS = {Course.STEADY: "→", Course.SLOWER: "↗", Course.FASTER: "↘", Course.DRIFT: "⇗"}


def total(line: Line) -> str:
    return NOT_AVAILABLE if line.unknown else bracketed(line, i18n.duration(line.total_ns))


def split_words(line: Line) -> str:
    """The bar in words, for who does not see it and for copies."""
    if line.unknown:
        return NOT_AVAILABLE
    parts = {"compute": line.compute_ns, "display": line.display_ns}
    return i18n.tr(texts.FP_BAR_TEXT, **{name: i18n.duration(ns) for name, ns in parts.items()})


def own_ns(line: Line) -> int | None:
    return None if line.cost is None or line.own_unknown else line.own_ns


def own(line: Line) -> str:
    known_ns = own_ns(line)
    return NOT_AVAILABLE if known_ns is None else bracketed(line, i18n.duration(known_ns))


def run_count(line: Line) -> int | None:
    return None if line.cost is None else line.cost.runs


def runs(line: Line) -> str:
    return NOT_AVAILABLE if line.cost is None else i18n.number(line.cost.runs)


def price(line: Line) -> str:
    price = line.figures.price
    if price is None or not price.measured:
        return NOT_AVAILABLE
    shown = i18n.duration(price.ns)
    return i18n.tr(texts.FP_AT_LEAST, value=shown) if price.at_least else f"~{shown}"


def wasted(line: Line) -> str:
    known, wasted_ns = line.figures, line.wasted_ns
    if wasted_ns is None:
        return NOT_AVAILABLE
    shown = i18n.duration(wasted_ns) if wasted_ns else i18n.number(0)
    return i18n.tr(texts.FP_AT_LEAST, value=shown) if known.unknown_runs else shown


def trend_change(line: Line) -> float | None:
    trend = line.figures.trend
    if trend is None:
        return None
    return 0.0 if trend.course is Course.STEADY else trend.change


def trend(line: Line) -> str:
    trend = line.figures.trend
    if trend is None:
        return NOT_AVAILABLE
    if trend.course is Course.STEADY:
        return _ARROWS[trend.course]
    sign = "+" if trend.change > 0 else "−"
    return f"{_ARROWS[trend.course]} {sign}{i18n.percent(abs(trend.change))}"


def faces(line: Line, missing: str = NOT_AVAILABLE) -> str:
    count = line.figures.faces
    return missing if count is None else i18n.number(count)


def triangles(line: Line, missing: str = NOT_AVAILABLE) -> str:
    count = line.figures.triangles
    return missing if count is None else i18n.number(count)


def memory(line: Line) -> str:
    change_bytes = line.memory_bytes
    if change_bytes is None:
        return NOT_AVAILABLE
    return ("+" if change_bytes > 0 else "") + units.mebibytes(change_bytes, i18n.translate)


def peak(line: Line) -> str:
    cost, peak_bytes = line.cost, line.peak_bytes
    if cost is None or peak_bytes is None:
        return NOT_AVAILABLE
    return ("~" if cost.peak_estimated else "") + units.mebibytes(peak_bytes, i18n.translate)


def cpu_ns(line: Line) -> int | None:
    return None if line.cost is None else line.cost.cpu_ns


def processor(line: Line) -> str:
    known_ns = cpu_ns(line)
    return NOT_AVAILABLE if known_ns is None else i18n.duration(known_ns)


def status(line: Line) -> str:
    if line.cost is None:
        return NOT_AVAILABLE
    failed = line.cost.status is Status.FAILED
    return i18n.tr(texts.STATUS_FAILED if failed else texts.STATUS_OK)


def bracketed(line: Line, text: str) -> str:
    """In brackets what is right only together with its group's."""
    return f"[{text}]" if line.shared else text
