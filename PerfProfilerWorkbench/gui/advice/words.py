# SPDX-License-Identifier: LGPL-2.1-or-later
"""Issues and advice in a person's words, for their cards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from ... import texts, units
from ...analysis.plan import plan
from ...analysis.price_texts import told_price
from ...analysis.ranking import saving as saved_ns
from ...analysis.score import Score
from ...analysis.subject import Subject
from ...export import advice_words
from ...model.advice import Advice, Occasion, Trial
from ...model.issue import Issue, IssueType
from ...model.message import message, message_from_plain
from ...model.report import Report
from ...model.span import ObjectKey
from ...model.structure import Value
from ...store import advice as stored
from .. import i18n
from ..widgets.wrapping import shortened

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
_UNITS = {
    "ns": lambda value: i18n.duration(int(value)),
    "bytes": lambda value: units.mebibytes(int(value), i18n.translate),
    "share": lambda value: i18n.percent(float(value)),
    "c": lambda value: i18n.tr(texts.CELSIUS, value=round(value)),
}


_TOGETHER = 3  # how many cards are summed up


def plan_line(subject: Subject, advice: Sequence[Advice]) -> str:
    """What the first cards save together; empty if they save time of different things."""
    first = list(takewhile(lambda one: _adds(one, advice[0]), advice[:_TOGETHER]))
    if len(first) < 2:
        return ""
    found = plan(subject, first[0].document, first)
    if not found.saving_ns:
        return ""
    saving, whole = i18n.duration(found.saving_ns), i18n.duration(found.whole_ns)
    return i18n.tr(texts.ADVICE_PLAN, count=len(first), saving=saving, whole=whole)


def _adds(one: Advice, first: Advice) -> bool:
    recomputing = one.occasion is Occasion.RECOMPUTE and one.document == first.document
    return recomputing and saved_ns(one) is not None


def score_line(document: str, found: Score) -> str:
    """What the score is, and why; empty without one."""
    if found.value is None:
        return ""
    reasons = i18n.say(advice_words.listed(found.reasons))
    said = {"document": document, "score": found.value, "reasons": reasons}
    return i18n.tr(texts.ADVICE_SCORE, **said)


def about(subject: Subject, key: ObjectKey, found: bool) -> str:
    """What stands above the cards of one feature: its price, or that there is nothing."""
    said = texts.ADVICE_ABOUT if found else texts.ADVICE_NONE_ABOUT
    lines = [i18n.tr(said, feature=shortened(subject.label(key)))]
    if key in subject.objects:
        lines += map(i18n.say, told_price(subject, key))
    return "\n".join(lines)


def concerns(what: Advice | Issue, key: ObjectKey) -> bool:
    """Whether it is about a feature, or about its time among others."""
    if (what.document, what.object) == key:
        return True
    return isinstance(what, Advice) and any(piece.key == key for piece in what.pieces)


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
    return i18n.say(advice_words.promise(advice))


def verdict(trial: Trial) -> str:
    """What a trial came to, with its figures."""
    return ", ".join(map(i18n.say, advice_words.verdict(trial)))


_SAVED = {
    Occasion.OPENING.value: texts.ADVICE_SAVED_OPENING,
    Occasion.SAVING.value: texts.ADVICE_SAVED_SAVING,
}


def really_saved(rows: Iterable[stored.Advice]) -> str:
    """A line for each piece of advice that was done and measured since."""
    lines = []
    for row in rows:
        title = message_from_plain(row.change.get("title"))
        if row.done_at is not None and row.really_saved_ns is not None and title is not None:
            time = i18n.duration(row.really_saved_ns)
            text = _SAVED.get(row.change.get("occasion"), texts.ADVICE_SAVED_BEFORE)
            lines.append(i18n.tr(text, title=i18n.say(title), time=time))
    return "\n".join(lines)


def demands(advice: Advice) -> str:
    """What it asks of a person, and what it can change."""
    effort, risk = advice_words.EFFORTS[advice.effort], advice_words.RISKS[advice.risk]
    return f"{i18n.tr(effort)} · {i18n.tr(risk)}"


def advice_details(advice: Advice) -> str:
    """Steps, what the promise rests on, where, which rules, sources."""
    steps = [
        i18n.tr(texts.ADVICE_STEP, number=number, step=i18n.say(step))
        for number, step in enumerate(advice.steps, 1)
    ]
    basis = i18n.tr(advice_words.BASES[advice.basis])
    lines = [*steps, i18n.tr(texts.ADVICE_BASIS, basis=basis)]
    if advice.basis_said is not None:
        lines.append(i18n.say(advice.basis_said))
    lines += _concerned(advice)
    lines.append(i18n.tr(texts.ADVICE_RULE, rules=", ".join((advice.rule, *advice.also))))
    if advice.sources:
        sources = ", ".join(map(i18n.translate, advice.sources))
        lines.append(i18n.tr(texts.ADVICE_SOURCES, sources=sources))
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
    severity = i18n.tr(advice_words.SEVERITIES[issue.severity])
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
