# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the overview says of a recording: which sentence, with which names and numbers in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from ... import texts
from ...analysis.headline import Headline
from ...analysis.plan import plan
from ...model.advice import Advice, Occasion, Verdict
from ...model.issue import Issue, IssueType
from ...model.span import ObjectKey, Row, Span
from ...store import advice as stored
from .. import i18n
from ..advice import words
from ..analysing import Analysed
from ..controller import Controller
from ..widgets.links import Link, Part

_NAMES = 3  # of features, before a sentence gets too long


class Said(NamedTuple):
    """A text, and what belongs into its places."""

    text: str
    values: dict[str, Part | Sequence[Part]]


def sentence(controller: Controller, found: Headline) -> Said:
    """Of the last recompute; times and features lead to their pages."""
    time = _linked(controller, i18n.duration(found.span.wall_ns), "timeline", found.span)
    if not found.features:
        return Said(i18n.translate(texts.LAST_RECOMPUTE_EMPTY), {"time": time})
    if not found.slowest or not found.span.wall_ns:
        return Said(i18n.translate(texts.O_NO_TIME), {"time": time})
    first = found.slowest[0]
    text, ns = _kind(controller, found)
    share = i18n.percent(ns / found.span.wall_ns)
    names = features(controller, found.slowest)
    values = {
        "time": time,
        "share": _linked(controller, share, "features", first),
        "features" if len(found.slowest) > 1 else "feature": names,
    }
    return Said(i18n.translate(text), values)


def _kind(controller: Controller, found: Headline) -> tuple[str, int]:
    """A sentence, and the time it tells of: what drew is not what computed."""
    if len(found.slowest) > 1:
        return texts.O_TOGETHER, found.slowest_ns
    if controller.measured_copy:
        return texts.MEASURED_COPY, found.slowest_ns
    if 2 * found.slowest_display_ns > found.slowest_ns:
        return texts.O_DREW, found.slowest_display_ns
    return texts.O_COMPUTED, found.slowest_compute_ns or found.slowest_ns


def features(controller: Controller, keys: Sequence[ObjectKey]) -> list[Part]:
    """Their labels as links; what is too many is a number."""
    known = controller.features
    links: list[Part] = []
    for key in keys[:_NAMES]:
        label = known[key].label if key in known and known[key].label else key.object
        links.append(_linked(controller, label, "features", key))
    if len(keys) > _NAMES:
        links.append(f"+{len(keys) - _NAMES}")
    return links


def _linked(controller: Controller, text: str, page: str, thing: object) -> Link:
    return Link(text, lambda: controller.open_page(page, thing))


def remarks(controller: Controller) -> str:
    """What is to be known of a recording that was opened; empty for one that was made here."""
    session = controller.session if controller.opened else None
    if session is None:
        return ""
    import FreeCAD

    moment, version = i18n.moment(session.started_at), session.environment.freecad
    same = version == ".".join(FreeCAD.Version()[:3])
    text = texts.O_OPENED if same else texts.O_OTHER_VERSION
    note = controller.note
    said = i18n.tr(text, moment=moment, version=version)
    return said if note is None else f"{said} {i18n.say(note)}"


def promise(advice: Advice, found: Any, row: stored.Advice | None) -> str:
    """What it should save and asks for; the verdict of a trial (``found``) in place of a promise.

    ``row`` is what is kept of trials in earlier sessions.
    """
    saving = words.verdict(found) if found is not None else _earlier(row) or words.saving(advice)
    return f"{saving} · {words.demands(advice)}"


_TRIED = {
    Verdict.SAVES.value: texts.O_TRIED_SAVES,
    Verdict.NO_GAIN.value: texts.O_TRIED_NO_GAIN,
    Verdict.CHANGES_MODEL.value: texts.O_TRIED_CHANGES,
    Verdict.FAILED.value: texts.O_TRIED_FAILED,
}


def _earlier(row: stored.Advice | None) -> str:
    if row is None or row.verdict not in _TRIED:
        return ""
    saved_ns = row.tried_saving_ns
    if row.verdict == Verdict.SAVES.value and saved_ns is None:
        return ""
    return i18n.tr(_TRIED[row.verdict], time=i18n.duration(saved_ns or 0))


def together(found: Analysed, best: Sequence[Advice]) -> str:
    """What several pieces of advice save together; empty where that says nothing more."""
    some = [one for one in best if one.occasion is Occasion.RECOMPUTE]
    documents = {one.document for one in some}
    if len(some) < 2 or len(documents) > 1:
        return ""
    whole = plan(found.subject, documents.pop(), some)
    adding = sum(1 for step in whole.steps if step.adds_ns)
    if adding < 2:
        return ""
    saving, time = i18n.duration(whole.saving_ns), i18n.duration(whole.whole_ns)
    return i18n.tr(texts.O_PLAN, time=saving, whole=time)


def rest(controller: Controller, more: int, issues: Iterable[Issue]) -> list[Part]:
    """What else there is on the page of advice."""
    always = [_fails_always(issue) for issue in issues]
    failing = sum(always)
    other = len(always) - failing
    fails = texts.O_FAILS_ONE if failing == 1 else texts.O_FAILS
    said = (
        (more, texts.O_MORE_ADVICE, None),
        (failing, fails, IssueType.FAILING_FEATURE),
        (other, texts.O_ISSUES, None),
    )
    return [
        _linked(controller, i18n.tr(text, count=count), "advice", thing)
        for count, text, thing in said
        if count > 0
    ]


def _fails_always(issue: Issue) -> bool:
    """It may have gone well before."""
    seen = issue.evidence
    return issue.type is IssueType.FAILING_FEATURE and seen.get("failed") == seen.get("runs")


def own_cost(recomputes: Iterable[Span], calls_ns: int) -> tuple[str, str]:
    """What the profiler took of the recomputes, and the explanation; empty without any."""
    own_ns = wall_ns = 0
    for span in recomputes:
        if span.parent is None:
            wall_ns += span.wall_ns
        own_ns += sum(ns for row, ns in span.rows if row is Row.OWN)
    if not wall_ns:
        return "", ""
    share = i18n.percent(own_ns / wall_ns)
    tip = i18n.tr(texts.REPORT_COST_OWN, time=i18n.duration(own_ns), share=share)
    tips = "\n".join([tip, *map(i18n.tr, (texts.REPORT_COST_REST, texts.O_OWN_REST))])
    if calls_ns:
        return i18n.tr(texts.O_OWN_CALLS, share=share, time=i18n.duration(calls_ns)), tips
    return i18n.tr(texts.O_OWN, share=share), tips
