# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a person has to live with: freezes, a 3D view that turns slowly, software rendering."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from ... import texts
from ...model.gpu import OpenGL
from ...model.issue import Issue, IssueType, Severity
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration
from .. import severity
from ..frames import FrameStatistics, statistics
from ..freezes import FreezeCause
from ..freezes import freezes as causes_of
from ..medians import median_ns
from ..subject import Subject

_FEWEST = 10  # frames; of fewer nothing is concluded
_DRAWN = 3
_SMOOTH_NS = 16_700_000  # 60 pictures a second
_SEVERITIES = ((500_000_000, Severity.HIGH), (150_000_000, Severity.MEDIUM))


def freezes(subject: Subject) -> Iterable[Issue]:
    """One for each cause that once kept FreeCAD from answering for ``freeze_ns`` or longer."""
    groups: dict[Hashable, list[FreezeCause]] = {}
    for cause in causes_of(subject.session):
        groups.setdefault(_cause_key(cause), []).append(cause)
    for group in groups.values():
        worst = max(group, key=lambda one: one.freeze.wall_ns)
        if worst.freeze.wall_ns >= subject.thresholds.freeze_ns:
            yield _freeze(group, worst)


def _cause_key(cause: FreezeCause) -> Hashable:
    if cause.feature is not None:
        return cause.feature
    if cause.span is not None:
        return cause.span.kind, cause.span.document, cause.span.object, cause.span.name
    return cause.innermost or repr(cause.why)  # the values of a message are no key


def _freeze(group: Sequence[FreezeCause], worst: FreezeCause) -> Issue:
    about = worst.feature
    if about is None and worst.span is not None:
        about = worst.span.key
    about = about or ObjectKey("", "")
    lengths = [one.freeze.wall_ns for one in group]
    return Issue(
        type=IssueType.FREEZES,
        severity=severity.of_time(max(lengths)),
        document=about.document,
        object=about.object,
        message=message(
            texts.FROZEN if len(group) == 1 else texts.FROZEN_OFTEN,
            time=told_duration(max(lengths)),
            count=len(group),
            all=told_duration(sum(lengths)),
            why=worst.why,
        ),
        evidence={"freezes": len(group), "longest_ns": max(lengths), "sum_ns": sum(lengths)},
        impact_ns=sum(lengths),
    )


def slow_frames(subject: Subject) -> Iterable[Issue]:
    """While the view turned, and while something was dragged in an edit mode."""
    session, least_ns = subject.session, subject.thresholds.slow_frame_ns
    for dragging, text in ((False, texts.FRAMES_SLOW), (True, texts.DRAGGING_SLOW)):
        shown = statistics(session.frames, session.start_ns, session.end_ns, dragging)
        if shown.frames >= _FEWEST and shown.interval and shown.interval.median_ns >= least_ns:
            yield _slow(shown, text)


def _slow(shown: FrameStatistics, text: str) -> Issue:
    interval, draw = shown.interval, shown.draw
    assert interval is not None
    each_ns = interval.median_ns
    return Issue(
        type=IssueType.SLOW_FRAMES,
        severity=next((one for least, one in _SEVERITIES if each_ns >= least), Severity.LOW),
        document="",
        object="",
        message=message(
            text,
            rate=round(1e9 / each_ns, 1),
            time=told_duration(each_ns),
            worst=told_duration(interval.worst_ns),
            frames=shown.frames,
        ),
        evidence={
            "frames": shown.frames,
            "median_ns": each_ns,
            "percentile_95_ns": interval.percentile_95_ns,
            "worst_ns": interval.worst_ns,
            "draw_median_ns": draw.median_ns if draw is not None else None,
        },
    )


def software_rendering(subject: Subject) -> Iterable[Issue]:
    """The processor draws the 3D view, and most of it goes into pictures that take longer than
    those of a smooth view: many quick ones of a small document outvote no slow ones."""
    session, opengl = subject.session, subject.session.environment.opengl
    if not isinstance(opengl, OpenGL) or not opengl.software:
        return
    drawn = [frame.draw_ns for frame in session.frames]
    slow = [draw_ns for draw_ns in drawn if draw_ns >= _SMOOTH_NS]
    if len(slow) < _DRAWN or 2 * sum(slow) < sum(drawn):
        return
    each_ns = median_ns(slow)
    cards = {one.name: None for sample in session.samples for one in sample.gpus}
    there = (message(texts.SOFTWARE_CARD, cards=", ".join(cards)),) if cards else ()
    yield Issue(
        type=IssueType.SOFTWARE_RENDERING,
        severity=Severity.HIGH if cards else Severity.MEDIUM,
        document="",
        object="",
        message=message(
            texts.SOFTWARE,
            renderer=opengl.name,
            slow=len(slow),
            frames=len(drawn),
            time=told_duration(each_ns),
        ),
        evidence={
            "renderer": opengl.renderer,
            "slow_median_ns": each_ns,
            "slow_frames": len(slow),
            "frames": len(drawn),
        },
        details=there,
    )
