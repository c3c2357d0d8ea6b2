# SPDX-License-Identifier: LGPL-2.1-or-later
"""The columns of the table of features: what each shows, sorts by and tells of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ... import texts, units
from ...analysis.feature_figures import Course
from ...model.span import ObjectKey, Status
from .. import i18n
from ..widgets.tables import NOT_AVAILABLE, Column
from .lines import Line

FEATURE, BAR = "feature", "bar"
AT_FIRST = (FEATURE, BAR, "total", "share")  # what is shown before anybody chooses

_ARROWS = {Course.STEADY: "→", Course.SLOWER: "↗", Course.FASTER: "↘", Course.DRIFT: "⇗"}


@dataclass
class Whole:
    """What the lines are part of: ``wall_ns`` is what their shares are of, ``largest_ns`` what
    the widest bar stands for. Not ``analysed``: prices and the like are still being worked out."""

    lines: Mapping[ObjectKey, Line] = field(default_factory=dict)
    wall_ns: int = 0
    largest_ns: int = 0
    analysed: bool = False


def columns(whole: Whole) -> dict[str, Column[Line]]:
    """By names that settings remember them by."""
    return {**_times(whole), **_conclusions(whole), **_readings(), **_words()}


def _times(whole: Whole) -> dict[str, Column[Line]]:
    def share(line: Line) -> str:
        if line.unknown or not whole.wall_ns:
            return NOT_AVAILABLE
        return _bracketed(line, i18n.percent(line.total_ns / whole.wall_ns))

    def tip(line: Line) -> str:
        return _shared_tip(line, whole) if line.shared else _time_tip(line)

    return {
        FEATURE: Column(texts.FEATURE, lambda line: line.label, lambda line: line.label.casefold()),
        BAR: Column(texts.TIME, _split, lambda line: line.known_total_ns, tip=tip),
        "total": Column(texts.FP_TOTAL, _total, lambda line: line.known_total_ns, True, tip),
        "share": Column(texts.SHARE, share, lambda line: line.known_total_ns, True, tip),
        "runs": Column(texts.RUNS, _runs, _run_count, True, _not_run),
        "own": Column(texts.FP_OWN, _own, _own_ns, True, _own_tip),
    }


def _conclusions(whole: Whole) -> dict[str, Column[Line]]:
    """What is worked out beside, and comes later."""

    def missing(text: str) -> str:
        return _missing(text if whole.analysed else texts.FP_LOOKING)

    def uncounted(line: Line) -> str:
        return line.figures.counts_missing or missing(texts.FP_COUNT_MISSING)

    return {
        "price": Column(
            *(texts.FP_PRICE, _price, lambda line: line.price_ns, True),
            tip=lambda line: _price_tip(line) or missing(texts.FP_PRICE_MISSING),
        ),
        "wasted": Column(
            *(texts.FP_WASTED, _wasted, lambda line: line.wasted_ns, True),
            tip=lambda line: _wasted_tip(line) or missing(texts.FP_WASTED_MISSING),
        ),
        "trend": Column(
            *(texts.FP_TREND, _trend, _trend_change, True),
            tip=lambda line: _trend_tip(line) or missing(texts.FP_TREND_MISSING),
        ),
        "faces": Column(
            *(texts.FP_FACES, _faces, lambda line: line.figures.faces, True),
            tip=lambda line: _faces(line, uncounted(line)),
        ),
        "triangles": Column(
            *(texts.FP_TRIANGLES, _triangles, lambda line: line.figures.triangles, True),
            tip=lambda line: _triangles(line, uncounted(line)),
        ),
    }


def _readings() -> dict[str, Column[Line]]:
    return {
        "memory": Column(
            *(texts.FP_MEMORY, _memory, lambda line: line.memory_bytes, True), tip=_memory_tip
        ),
        "peak": Column(texts.MEMORY_PEAK, _peak, lambda line: line.peak_bytes, True, _peak_tip),
        "processor": Column(texts.FP_PROCESSOR, _processor, _cpu_ns, True, _processor_tip),
    }


def _words() -> dict[str, Column[Line]]:
    return {
        "type": Column(texts.TYPE, lambda line: line.type, lambda line: line.type.casefold()),
        "status": Column(texts.STATUS, _status, lambda line: line.failed - (line.cost is None)),
    }


def _missing(reason: str) -> str:
    return i18n.tr(texts.NOT_AVAILABLE, reason=i18n.tr(reason))


def _not_run(line: Line) -> str:
    return _missing(texts.FP_NOT_RUN) if line.cost is None else ""


def _bracketed(line: Line, text: str) -> str:
    """In brackets what is right only together with its group's."""
    return f"[{text}]" if line.shared else text


def _total(line: Line) -> str:
    return NOT_AVAILABLE if line.unknown else _bracketed(line, i18n.duration(line.total_ns))


def _split(line: Line) -> str:
    """The bar in words, for who does not see it and for copies."""
    if line.unknown:
        return NOT_AVAILABLE
    parts = {"compute": line.compute_ns, "display": line.display_ns}
    return i18n.tr(texts.FP_BAR_TEXT, **{name: i18n.duration(ns) for name, ns in parts.items()})


def _own_ns(line: Line) -> int | None:
    return None if line.cost is None or line.own_unknown else line.own_ns


def _own(line: Line) -> str:
    own_ns = _own_ns(line)
    return NOT_AVAILABLE if own_ns is None else _bracketed(line, i18n.duration(own_ns))


def _own_tip(line: Line) -> str:
    return i18n.tr(texts.FAILED_TIME_TIP) if line.own_unknown else _not_run(line)


def _shared_tip(line: Line, whole: Whole) -> str:
    group = line.cost.shared_group if line.cost else None
    costs = (one.cost for one in whole.lines.values() if one.shared)
    labels = [cost.label for cost in costs if cost and cost.shared_group == group]
    return i18n.tr(texts.SHARED_TIME_TIP, features=", ".join(labels))


def _time_tip(line: Line) -> str:
    if line.unknown:
        return i18n.tr(texts.FAILED_TIME_TIP)
    tip = i18n.tr(
        texts.FEATURE_TIP,
        object=line.key.object or line.label,
        compute=i18n.duration(line.compute_ns),
        display=i18n.duration(line.display_ns),
        other=i18n.duration(line.other_ns),
    )
    if line.parent and _own_ns(line) is not None:
        tip = f"{tip}\n{i18n.tr(texts.FP_OWN_TIP, own=i18n.duration(line.own_ns))}"
    return tip


def _run_count(line: Line) -> int | None:
    return None if line.cost is None else line.cost.runs


def _runs(line: Line) -> str:
    return NOT_AVAILABLE if line.cost is None else i18n.number(line.cost.runs)


def _price(line: Line) -> str:
    price = line.figures.price
    if price is None or not price.measured:
        return NOT_AVAILABLE
    shown = i18n.duration(price.ns)
    return i18n.tr(texts.FP_AT_LEAST, value=shown) if price.at_least else f"~{shown}"


def _price_tip(line: Line) -> str:
    price = line.figures.price
    if price is None or not price.measured:
        return ""
    said = (texts.FP_PRICE_TIP, *((texts.FP_PRICE_AT_LEAST_TIP,) if price.at_least else ()))
    return "\n".join(i18n.tr(text) for text in said)


def _memory(line: Line) -> str:
    change_bytes = line.memory_bytes
    if change_bytes is None:
        return NOT_AVAILABLE
    return ("+" if change_bytes > 0 else "") + units.mebibytes(change_bytes, i18n.translate)


def _memory_tip(line: Line) -> str:
    if line.memory_bytes is None:
        return _not_run(line) or _missing(texts.FP_READING_MISSING)
    return i18n.tr(texts.FP_MEMORY_TIP)


def _peak(line: Line) -> str:
    cost, peak_bytes = line.cost, line.peak_bytes
    if cost is None or peak_bytes is None:
        return NOT_AVAILABLE
    return ("~" if cost.peak_estimated else "") + units.mebibytes(peak_bytes, i18n.translate)


def _peak_tip(line: Line) -> str:
    cost = line.cost
    if cost is None or cost.peak_change_bytes is None:
        return _not_run(line) or i18n.tr(texts.PEAK_MISSING_TIP)
    change = units.mebibytes(cost.rss_change_bytes or 0, i18n.translate)
    tip = i18n.tr(texts.PEAK_TIP, change=change)
    return f"{tip}\n{i18n.tr(texts.PEAK_ESTIMATED_TIP)}" if cost.peak_estimated else tip


def _faces(line: Line, missing: str = NOT_AVAILABLE) -> str:
    count = line.figures.faces
    return missing if count is None else i18n.number(count)


def _triangles(line: Line, missing: str = NOT_AVAILABLE) -> str:
    count = line.figures.triangles
    return missing if count is None else i18n.number(count)


def _wasted(line: Line) -> str:
    known, wasted_ns = line.figures, line.wasted_ns
    if wasted_ns is None:
        return NOT_AVAILABLE
    shown = i18n.duration(wasted_ns) if wasted_ns else i18n.number(0)
    return i18n.tr(texts.FP_AT_LEAST, value=shown) if known.unknown_runs else shown


def _wasted_tip(line: Line) -> str:
    known, wasted_ns = line.figures, line.wasted_ns
    if wasted_ns is None:
        return ""
    time = i18n.duration(wasted_ns)
    counts = {"count": known.wasted_runs, "unknown": known.unknown_runs}
    return i18n.tr(texts.FP_WASTED_TIP, time=time, **counts)


def _trend_change(line: Line) -> float | None:
    trend = line.figures.trend
    if trend is None:
        return None
    return 0.0 if trend.course is Course.STEADY else trend.change


def _trend(line: Line) -> str:
    trend = line.figures.trend
    if trend is None:
        return NOT_AVAILABLE
    if trend.course is Course.STEADY:
        return _ARROWS[trend.course]
    sign = "+" if trend.change > 0 else "−"
    return f"{_ARROWS[trend.course]} {sign}{i18n.percent(abs(trend.change))}"


def _trend_tip(line: Line) -> str:
    trend = line.figures.trend
    if trend is None:
        return ""
    times = {"first": i18n.duration(trend.first_ns), "last": i18n.duration(trend.last_ns)}
    tip = i18n.tr(texts.FP_TREND_TIP, runs=trend.runs, **times)
    return f"{tip}\n{i18n.tr(texts.FP_DRIFT_TIP)}" if trend.course is Course.DRIFT else tip


def _cpu_ns(line: Line) -> int | None:
    return None if line.cost is None else line.cost.cpu_ns


def _processor(line: Line) -> str:
    cpu_ns = _cpu_ns(line)
    return NOT_AVAILABLE if cpu_ns is None else i18n.duration(cpu_ns)


def _processor_tip(line: Line) -> str:
    if _cpu_ns(line) is None:
        return _not_run(line) or i18n.tr(texts.CPU_MISSING_TIP)
    return i18n.tr(texts.CPU_TIP)


def _status(line: Line) -> str:
    if line.cost is None:
        return NOT_AVAILABLE
    failed = line.cost.status is Status.FAILED
    return i18n.tr(texts.STATUS_FAILED if failed else texts.STATUS_OK)
