# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the table of features tells of a cell while the mouse rests on it."""

from __future__ import annotations

from collections.abc import Mapping

from ... import texts, units
from ...analysis.feature_figures import Course
from ...model.span import ObjectKey
from .. import i18n
from . import cells
from .lines import Line


def of_time(line: Line) -> str:
    if line.unknown:
        return i18n.tr(texts.FAILED_TIME_TIP)
    tip = i18n.tr(
        texts.FEATURE_TIP,
        object=line.key.object or line.label,
        compute=i18n.duration(line.compute_ns),
        display=i18n.duration(line.display_ns),
        other=i18n.duration(line.other_ns),
    )
    if line.parent and cells.own_ns(line) is not None:
        tip = f"{tip}\n{i18n.tr(texts.FP_OWN_TIP, own=i18n.duration(line.own_ns))}"
    return tip


def of_shared_time(line: Line, lines: Mapping[ObjectKey, Line]) -> str:
    group = line.cost.shared_group if line.cost else None
    costs = (one.cost for one in lines.values() if one.shared)
    labels = [cost.label for cost in costs if cost and cost.shared_group == group]
    return i18n.tr(texts.SHARED_TIME_TIP, features=", ".join(labels))


def of_own(line: Line) -> str:
    return i18n.tr(texts.FAILED_TIME_TIP) if line.own_unknown else not_run(line)


def not_run(line: Line) -> str:
    return missing(texts.FP_NOT_RUN) if line.cost is None else ""


def of_price(line: Line) -> str:
    price = line.figures.price
    if price is None or not price.measured:
        return ""
    said = (texts.FP_PRICE_TIP, *((texts.FP_PRICE_AT_LEAST_TIP,) if price.at_least else ()))
    return "\n".join(i18n.tr(text) for text in said)


def of_wasted(line: Line) -> str:
    known, wasted_ns = line.figures, line.wasted_ns
    if wasted_ns is None:
        return ""
    time = i18n.duration(wasted_ns)
    counts = {"count": known.wasted_runs, "unknown": known.unknown_runs}
    return i18n.tr(texts.FP_WASTED_TIP, time=time, **counts)


def of_trend(line: Line) -> str:
    trend = line.figures.trend
    if trend is None:
        return ""
    times = {"first": i18n.duration(trend.first_ns), "last": i18n.duration(trend.last_ns)}
    tip = i18n.tr(texts.FP_TREND_TIP, runs=trend.runs, **times)
    return f"{tip}\n{i18n.tr(texts.FP_DRIFT_TIP)}" if trend.course is Course.DRIFT else tip


def of_memory(line: Line) -> str:
    if line.memory_bytes is None:
        return not_run(line) or missing(texts.FP_READING_MISSING)
    return i18n.tr(texts.FP_MEMORY_TIP)


def of_peak(line: Line) -> str:
    cost = line.cost
    if cost is None or cost.peak_change_bytes is None:
        return not_run(line) or i18n.tr(texts.PEAK_MISSING_TIP)
    change = units.mebibytes(cost.rss_change_bytes or 0, i18n.translate)
    tip = i18n.tr(texts.PEAK_TIP, change=change)
    return f"{tip}\n{i18n.tr(texts.PEAK_ESTIMATED_TIP)}" if cost.peak_estimated else tip


def of_processor(line: Line) -> str:
    if cells.cpu_ns(line) is None:
        return not_run(line) or i18n.tr(texts.CPU_MISSING_TIP)
    return i18n.tr(texts.CPU_TIP)


def failed_before(line: Line) -> str:
    """Of one whose latest run went well; empty if all did."""
    cost = line.cost
    if cost is None or line.failed or not cost.failed:
        return ""
    counts = {"failed": i18n.number(cost.failed), "runs": i18n.number(cost.runs)}
    return i18n.tr(texts.FP_FAILED_BEFORE, **counts)


def missing(reason: str) -> str:
    return i18n.tr(texts.NOT_AVAILABLE, reason=i18n.tr(reason))
