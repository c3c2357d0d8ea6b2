# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``profile`` shows in the terminal, of the values of ``export.json.profile_dict``."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from statistics import median
from typing import Any, NamedTuple

from .. import texts, units
from ..export.table import text_table
from ..texts import Translate
from . import report_activity, report_calls, report_cards

_SLOWEST = 15
Feature = dict[str, Any]


def text(profile: dict[str, Any], translate: Translate) -> str:
    """A sentence and a table for each recompute, then what the preset read besides."""
    if not profile["recomputes"]:
        return translate(texts.CLI_NOTHING).format(document=profile["document"]["name"])
    repeats, shown = _repeats(profile["recomputes"])
    parts = [_repeated(repeats, translate)] if len(repeats) > 1 else []
    parts += [_recompute(profile, one, translate) for one in shown]
    parts += report_activity.parts(profile, translate)
    parts += report_calls.parts(profile, translate)
    parts += report_cards.parts(profile, translate)
    if profile["problems"]:
        parts.append("\n".join(profile["problems"]))
    return "\n\n".join(parts)


def _repeats(recomputes: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Those of the document that was recomputed last, and those to be shown: the last of each."""
    last = {one["document"]: one for one in recomputes}
    name = recomputes[-1]["document"]
    return [one for one in recomputes if one["document"] == name], list(last.values())


def _repeated(repeats: list[dict[str, Any]], translate: Translate) -> str:
    times = sorted(one["wall_ns"] for one in repeats)
    shown = {"median": median(times), "least": times[0], "most": times[-1]}
    return translate(texts.CLI_REPEATED).format(
        document=repeats[-1]["document"],
        count=len(times),
        **{name: units.duration(int(ns), translate) for name, ns in shown.items()},
    )


def _recompute(profile: dict[str, Any], recompute: dict[str, Any], translate: Translate) -> str:
    features = recompute["features"]
    failed = sum(one["status"] == "failed" for one in features)
    parts = [
        translate(texts.CLI_SUMMARY).format(
            document=recompute["document"],
            wall=units.duration(recompute["wall_ns"], translate),
            version=profile["environment"]["freecad"],
            features=len(features),
        )
    ]
    if failed:
        parts.append(translate(texts.CLI_FAILED).format(count=failed))
    outside = units.duration(recompute["unattributed_ns"], translate)
    parts.append(translate(texts.CLI_OUTSIDE).format(time=outside))
    slowest = sorted(features, key=lambda one: -one["total_ns"])[:_SLOWEST]
    title = translate(texts.CLI_SLOWEST).format(count=len(slowest), all=len(features))
    columns = _columns(profile, recompute, translate)
    header = [translate(column.title) for column in columns]
    rows = [[column.show(one) for column in columns] for one in slowest]
    table = text_table(header, rows, width=_width())
    return "\n".join(["; ".join(parts) + ".", *_memory(recompute, translate), title, table])


class _Column(NamedTuple):
    title: str
    show: Callable[[Feature], str]


def _columns(
    profile: dict[str, Any], recompute: dict[str, Any], translate: Translate
) -> list[_Column]:
    wall_ns = recompute["wall_ns"]

    def share(one: Feature) -> str:
        return units.percent(one["total_ns"] / wall_ns if wall_ns else 0, translate)

    def time(name: str) -> Callable[[Feature], str]:
        return lambda one: units.duration(one[name], translate)

    def size(name: str) -> Callable[[Feature], str]:
        return lambda one: _size(one, name, translate)

    def status(one: Feature) -> str:
        failed = one["status"] == "failed"
        return translate(texts.STATUS_FAILED if failed else texts.STATUS_OK)

    columns = [
        _Column(texts.FEATURE, lambda one: one["label"]),
        _Column(texts.TYPE, lambda one: one["type"]),
        _Column(texts.TIME, time("total_ns")),
        _Column(texts.SHARE, share),
    ]
    if profile["windowed"]:  # without a window nothing is shown
        columns += [_Column(texts.COMPUTE, time("compute_ns"))]
        columns += [_Column(texts.DISPLAY, time("display_ns"))]
    if recompute["allocator"] is not None or profile["preset"] == "memory":
        columns += [_Column(texts.MEMORY_CHANGE, size("rss_change_bytes"))]
        columns += [_Column(texts.MEMORY_PEAK, size("peak_change_bytes"))]
    columns += [_Column(texts.RUNS, lambda one: str(one["runs"])), _Column(texts.STATUS, status)]
    return columns


def _size(one: Feature, name: str, translate: Translate) -> str:
    """A tilde marks what may be others' or higher; a feature too short to be read has a dash."""
    size_bytes = one[name]
    if size_bytes is None:
        return "—"
    shown = units.mebibytes(size_bytes, translate)
    return f"~{shown}" if one["peak_estimated"] and name.startswith("peak") else shown


def _memory(recompute: dict[str, Any], translate: Translate) -> list[str]:
    """One line of memory, and one of the heap where it was read."""
    lines = []
    if recompute["rss_change_bytes"] is not None:
        after, peak = recompute["rss_bytes"], recompute["peak_bytes"]
        sizes = {
            "before": units.mebibytes(after - recompute["rss_change_bytes"], translate),
            "after": units.mebibytes(after, translate),
            "peak": "—" if peak is None else units.mebibytes(peak, translate),
        }
        lines.append(translate(texts.CLI_MEMORY).format(**sizes))
    heap = recompute["allocator"]
    if isinstance(heap, str):
        lines.append(translate(texts.CLI_NO_HEAP).format(reason=heap))
    elif heap is not None and None not in (shares := _fragmentation(heap)):
        before, after = (units.percent(share, translate) for share in shares)
        lines.append(translate(texts.CLI_HEAP).format(before=before, after=after))
    return lines


def _fragmentation(heap: dict[str, Any]) -> tuple[Any, Any]:
    return heap["before"]["fragmentation"], heap["after"]["fragmentation"]


def _width() -> int:
    return shutil.get_terminal_size((120, 24)).columns
