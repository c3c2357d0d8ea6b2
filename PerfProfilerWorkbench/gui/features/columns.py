# SPDX-License-Identifier: LGPL-2.1-or-later
"""The columns of the table of features, in their groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ... import texts
from ...model.span import ObjectKey
from .. import i18n
from ..widgets.tables import NOT_AVAILABLE, Column
from . import cells, tips
from .lines import Line

FEATURE, BAR = "feature", "bar"
AT_FIRST = (FEATURE, BAR, "total", "share")  # what is shown before anybody chooses


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
        return cells.bracketed(line, i18n.percent(line.total_ns / whole.wall_ns))

    def tip(line: Line) -> str:
        return tips.of_shared_time(line, whole.lines) if line.shared else tips.of_time(line)

    return {
        FEATURE: Column(texts.FEATURE, lambda line: line.label, lambda line: line.label.casefold()),
        BAR: Column(texts.TIME, cells.split_words, lambda line: line.known_total_ns, tip=tip),
        "total": Column(texts.FP_TOTAL, cells.total, lambda line: line.known_total_ns, True, tip),
        "share": Column(texts.SHARE, share, lambda line: line.known_total_ns, True, tip),
        "runs": Column(texts.RUNS, cells.runs, cells.run_count, True, tips.not_run),
        "own": Column(texts.FP_OWN, cells.own, cells.own_ns, True, tips.of_own),
    }


def _conclusions(whole: Whole) -> dict[str, Column[Line]]:
    """What is worked out beside, and comes later."""

    def missing(text: str) -> str:
        return tips.missing(text if whole.analysed else texts.FP_LOOKING)

    def uncounted(line: Line) -> str:
        return line.figures.counts_missing or missing(texts.FP_COUNT_MISSING)

    return {
        "price": Column(
            *(texts.FP_PRICE, cells.price, lambda line: line.price_ns, True),
            tip=lambda line: tips.of_price(line) or missing(texts.FP_PRICE_MISSING),
        ),
        "wasted": Column(
            *(texts.FP_WASTED, cells.wasted, lambda line: line.wasted_ns, True),
            tip=lambda line: tips.of_wasted(line) or missing(texts.FP_WASTED_MISSING),
        ),
        "trend": Column(
            *(texts.FP_TREND, cells.trend, cells.trend_change, True),
            tip=lambda line: tips.of_trend(line) or missing(texts.FP_TREND_MISSING),
        ),
        "faces": Column(
            *(texts.FP_FACES, cells.faces, lambda line: line.figures.faces, True),
            tip=lambda line: cells.faces(line, uncounted(line)),
        ),
        "triangles": Column(
            *(texts.FP_TRIANGLES, cells.triangles, lambda line: line.figures.triangles, True),
            tip=lambda line: cells.triangles(line, uncounted(line)),
        ),
    }


def _readings() -> dict[str, Column[Line]]:
    return {
        "memory": Column(
            *(texts.FP_MEMORY, cells.memory, lambda line: line.memory_bytes, True),
            tip=tips.of_memory,
        ),
        "peak": Column(
            texts.MEMORY_PEAK, cells.peak, lambda line: line.peak_bytes, True, tips.of_peak
        ),
        "processor": Column(
            texts.FP_PROCESSOR, cells.processor, cells.cpu_ns, True, tips.of_processor
        ),
    }


def _words() -> dict[str, Column[Line]]:
    def status_rank(line: Line) -> int:
        return line.failed - (line.cost is None)

    return {
        "type": Column(texts.TYPE, lambda line: line.type, lambda line: line.type.casefold()),
        "status": Column(texts.STATUS, cells.status, status_rank, tip=tips.failed_before),
    }
