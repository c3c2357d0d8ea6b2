# SPDX-License-Identifier: LGPL-2.1-or-later
"""Issues and advice in a person's words, for their cards."""

from __future__ import annotations

from collections.abc import Iterable

from .. import texts, units
from ..model.advice import Advice, Basis, Effort, Occasion, Risk, Trial, Verdict
from ..model.issue import Issue, IssueType, Severity
from ..model.message import message, message_from_plain
from ..model.report import Report
from ..model.structure import Value
from ..store import advice as stored
from . import i18n
from .tables import NOT_AVAILABLE

_OCCASIONS = {
    Occasion.RECOMPUTE: texts.ADVICE_PER_RECOMPUTE,
    Occasion.EDITING: texts.ADVICE_PER_EDITING,
    Occasion.OPENING: texts.ADVICE_PER_OPENING,
    Occasion.SAVING: texts.ADVICE_PER_SAVING,
    Occasion.DRAWING: texts.ADVICE_PER_DRAWING,
}
_EFFORTS = {
    Effort.EASY: texts.ADVICE_EASY,
    Effort.SOME: texts.ADVICE_SOME_WORK,
    Effort.MUCH: texts.ADVICE_MUCH_WORK,
}
_RISKS = {
    Risk.NONE: texts.ADVICE_SAFE,
    Risk.APPEARANCE: texts.ADVICE_APPEARANCE,
    Risk.GEOMETRY: texts.ADVICE_GEOMETRY,
}
_BASES = {
    Basis.MEASURED_SHARE: texts.ADVICE_MEASURED,
    Basis.LIKE_MODEL: texts.ADVICE_LIKE_MODEL,
    Basis.LITERATURE: texts.ADVICE_LITERATURE,
    Basis.TRY_IT: texts.ADVICE_UNKNOWN,
}
_SEVERITIES = {
    Severity.CRITICAL: texts.SEVERITY_CRITICAL,
    Severity.HIGH: texts.SEVERITY_HIGH,
    Severity.MEDIUM: texts.SEVERITY_MEDIUM,
    Severity.LOW: texts.SEVERITY_LOW,
}
TYPES: dict[str, str] = {
    IssueType.HIGH_CPU: texts.KIND_HIGH_CPU,
    IssueType.MEMORY_LEAK: texts.KIND_MEMORY_LEAK,
    IssueType.MEMORY_FRAGMENTATION: texts.KIND_MEMORY_FRAGMENTATION,
    IssueType.SLOW_FUNCTION: texts.KIND_SLOW_FUNCTION,
    IssueType.EXCESSIVE_ALLOCATIONS: texts.KIND_EXCESSIVE_ALLOCATIONS,
    IssueType.GPU_UNDERUTILISATION: texts.KIND_GPU_UNDERUTILISATION,
    IssueType.GPU_OVERHEATING: texts.KIND_GPU_OVERHEATING,
    IssueType.GPU_MEMORY_FULL: texts.KIND_GPU_MEMORY_FULL,
    IssueType.GPU_DRIVER_ERROR: texts.KIND_GPU_DRIVER_ERROR,
    IssueType.IO_BOTTLENECK: texts.KIND_IO_BOTTLENECK,
    IssueType.LOCK_CONTENTION: texts.KIND_LOCK_CONTENTION,
    IssueType.CACHE_MISS: texts.KIND_CACHE_MISS,
    IssueType.SLOW_FEATURE: texts.KIND_SLOW_FEATURE,
    IssueType.WASTED_RECOMPUTE: texts.KIND_WASTED_RECOMPUTE,
    IssueType.REPEATED_RECOMPUTE: texts.KIND_REPEATED_RECOMPUTE,
    IssueType.FAILING_FEATURE: texts.KIND_FAILING_FEATURE,
    IssueType.SESSION_DRIFT: texts.KIND_SESSION_DRIFT,
    IssueType.HEAVY_DISPLAY: texts.KIND_HEAVY_DISPLAY,
    IssueType.SOFTWARE_RENDERING: texts.KIND_SOFTWARE_RENDERING,
    IssueType.SLOW_FRAMES: texts.KIND_SLOW_FRAMES,
    IssueType.FREEZES: texts.KIND_FREEZES,
    IssueType.SLOW_OPENING: texts.KIND_SLOW_OPENING,
    IssueType.SLOW_SAVING: texts.KIND_SLOW_SAVING,
    IssueType.OVERSIZED_FILE: texts.KIND_OVERSIZED_FILE,
    IssueType.UNDO_MEMORY: texts.KIND_UNDO_MEMORY,
    IssueType.HEAVY_SKETCH: texts.KIND_HEAVY_SKETCH,
    IssueType.TOO_MANY_OBJECTS: texts.KIND_TOO_MANY_OBJECTS,
    IssueType.SPLINE_GEOMETRY: texts.KIND_SPLINE_GEOMETRY,
    IssueType.MESH_BORN_SOLID: texts.KIND_MESH_BORN_SOLID,
    IssueType.SPREADSHEET_FAN_OUT: texts.KIND_SPREADSHEET_FAN_OUT,
    IssueType.SLOW_PYTHON_FEATURE: texts.KIND_SLOW_PYTHON_FEATURE,
    IssueType.COSTLY_SETTING: texts.KIND_COSTLY_SETTING,
}
_VERDICTS = {
    Verdict.SAVES: texts.TRIED_SAVES,
    Verdict.NO_GAIN: texts.TRIED_NO_GAIN,
    Verdict.CHANGES_MODEL: texts.TRIED_CHANGES,
    Verdict.FAILED: texts.TRIED_FAILED,
    Verdict.NOT_TRIED: texts.TRIED_NOT_TRIED,
}
_UNITS = {
    "ns": lambda value: i18n.duration(int(value)),
    "bytes": lambda value: units.mebibytes(int(value), i18n.translate),
    "share": lambda value: i18n.percent(float(value)),
    "c": lambda value: i18n.tr(texts.CELSIUS, value=round(value)),
}


def sentence(report: Report) -> str:
    """What stands above the cards."""
    if not report.issues and not report.advice:
        return i18n.tr(texts.ADVICE_NOTHING)
    found = message(texts.ADVICE_FOUND, issues=len(report.issues), advice=len(report.advice))
    best = next(iter(report.advice), None)
    if best is None or best.expected_saving_ns is None:
        return i18n.say(found)
    return i18n.tr(texts.ADVICE_BEST, found=i18n.say(found), saving=saving(best))


def saving(advice: Advice) -> str:
    """What is promised, marked as an estimate; or that nothing is."""
    if advice.expected_saving_ns is None:
        return i18n.tr(texts.ADVICE_NO_PROMISE)
    return i18n.tr(_OCCASIONS[advice.occasion], time=i18n.duration(advice.expected_saving_ns))


def verdict(trial: Trial) -> str:
    """What a trial came to, with its figures."""
    parts = [i18n.tr(_VERDICTS[trial.verdict], **_verdict_values(trial))]
    if trial.verdict is Verdict.CHANGES_MODEL and trial.saving_ns is not None:
        parts.append(_saved(trial))
    if trial.runs:
        parts.append(i18n.tr(texts.TRIED_RUNS, runs=trial.runs))
        if not trial.display_tried:
            parts.append(i18n.tr(texts.TRIED_NO_DISPLAY))
    if trial.same_geometry:
        parts.append(i18n.tr(texts.TRIED_SAME))
    return ", ".join(parts)


def _verdict_values(trial: Trial) -> dict[str, str]:
    reason = trial.reason or message(texts.NOT_TOLD)
    return {
        "saving": _saved(trial),
        "before": _time(trial.before_ns),
        "differences": "; ".join(map(i18n.say, trial.differences)),
        "reason": i18n.say(reason),
    }


def _saved(trial: Trial) -> str:
    saving, spread = _time(trial.saving_ns), _time(trial.spread_ns)
    return i18n.tr(texts.TRIED_SPREAD, saving=saving, spread=spread)


def _time(ns: int | None) -> str:
    return NOT_AVAILABLE if ns is None else i18n.duration(ns)


def really_saved(rows: Iterable[stored.Advice]) -> str:
    """A line for each piece of advice that was done and measured since."""
    lines = []
    for row in rows:
        title = message_from_plain(row.change.get("title"))
        if row.done_at is not None and row.really_saved_ns is not None and title is not None:
            time = i18n.duration(row.really_saved_ns)
            lines.append(i18n.tr(texts.ADVICE_SAVED_BEFORE, title=i18n.say(title), time=time))
    return "\n".join(lines)


def demands(advice: Advice) -> str:
    """What it asks of a person, and what it can change."""
    return f"{i18n.tr(_EFFORTS[advice.effort])} · {i18n.tr(_RISKS[advice.risk])}"


def advice_details(advice: Advice) -> str:
    """Steps, what the promise rests on, where, which rules, sources."""
    steps = [
        i18n.tr(texts.ADVICE_STEP, number=number, step=i18n.say(step))
        for number, step in enumerate(advice.steps, 1)
    ]
    lines = [*steps, i18n.tr(texts.ADVICE_BASIS, basis=i18n.tr(_BASES[advice.basis]))]
    if advice.basis_said is not None:
        lines.append(i18n.say(advice.basis_said))
    lines += _concerned(advice)
    lines.append(i18n.tr(texts.ADVICE_RULE, rules=", ".join((advice.rule, *advice.also))))
    if advice.sources:
        lines.append(i18n.tr(texts.ADVICE_SOURCES, sources=", ".join(advice.sources)))
    return "\n".join(lines)


def _concerned(advice: Advice) -> list[str]:
    if advice.object and advice.property:
        where = {"object": advice.object, "property": advice.property}
        return [i18n.tr(texts.ADVICE_PROPERTY, **where)]
    return [i18n.tr(texts.ADVICE_OBJECT, object=advice.object)] if advice.object else []


def issue_title(issue: Issue) -> str:
    """A type of somebody else's detector is shown as it is."""
    known = TYPES.get(issue.type)
    named = i18n.tr(known) if known else str(issue.type)
    severity = i18n.tr(_SEVERITIES[issue.severity])
    return i18n.tr(texts.KIND_TITLE, type=named, severity=severity)


def issue_details(issue: Issue) -> str:
    """What was seen, a line each; the bare figures where nobody put them into words."""
    if issue.details:
        return "\n".join(map(i18n.say, issue.details))
    return "\n".join(_figure(name, value) for name, value in issue.evidence.items())


def _figure(name: str, value: Value) -> str:
    """``rss_bytes`` 2097152 is "rss: 2.00 MiB"."""
    what, _, unit = name.rpartition("_")
    if unit in _UNITS and isinstance(value, (int, float)):
        return f"{what or unit}: {_UNITS[unit](value)}"
    return f"{name}: {value}"
