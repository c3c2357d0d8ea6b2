# SPDX-License-Identifier: LGPL-2.1-or-later
"""Settings of FreeCAD that cost something in this recording: one issue for each of them.

What FreeCAD's own saving costs is measured. Of the others it is measured what they slow down; how
much they do is known from elsewhere (docs/advice.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ... import texts
from ...model.issue import Issue, IssueType, Severity
from ...model.span import ObjectKey, SpanKind
from ...model.structure import Value
from ...texts import Message, message
from ...units import told_duration, told_percent
from .. import severity
from ..drawing import draw_ns, objects_by_document, triangles_from
from ..subject import Subject

_VIEW = "BaseApp/Preferences/View"
AUTOSAVE = "BaseApp/Preferences/Document/AutoSaveTimeout"
CHECK_MODEL = "BaseApp/Preferences/Mod/Part/Boolean/CheckModel"
ANTI_ALIASING = f"{_VIEW}/AntiAliasing"
SHOW_FPS = f"{_VIEW}/ShowFPS"
PRESELECTION = f"{_VIEW}/EnablePreselection"

_MINUTES = 15  # between two savings, by default
_SAMPLES = {2: 2, 3: 4, 4: 8, 5: 6}  # of a pixel, by FreeCAD's number of the setting
_CHECKED_BY_DEFAULT = (1, 0)  # where the preference is not set
# The share of a boolean's time that the check takes, by version: a chain of 20 cuts of a plate
# (docs/advice.md)
_CHECK_SHARES = (((1, 1), 0.26), ((1, 0), 0.1), ((0,), 0.44))
_CHECKED = ("Part::Cut", "Part::Fuse", "Part::Common", "Part::Section", "Part::Multi")

_BASES = {
    AUTOSAVE: texts.ISSUE_AUTOSAVE_BASIS,
    CHECK_MODEL: texts.ISSUE_CHECK_MODEL_BASIS,
    ANTI_ALIASING: texts.ISSUE_ANTI_ALIASING_BASIS,
    SHOW_FPS: texts.ISSUE_SHOW_FPS_BASIS,
    PRESELECTION: texts.ISSUE_PRESELECTION_BASIS,
}


def costly_setting(subject: Subject) -> Iterable[Issue]:
    for find in (_autosave, _check_model, _anti_aliasing, _show_fps, _preselection):
        yield from find(subject)


def _autosave(subject: Subject) -> Iterator[Issue]:
    """It held FreeCAD up for ``freeze_ns``."""
    times: dict[str, list[int]] = {}
    for span in subject.session.spans:
        if span.kind is SpanKind.AUTOSAVE:
            times.setdefault(span.document, []).append(span.wall_ns)
    minutes = subject.preference(AUTOSAVE)
    for document, saved in times.items():
        if max(saved) >= subject.thresholds.freeze_ns:
            text = message(
                texts.ISSUE_AUTOSAVE,
                document=document,
                count=len(saved),
                time=told_duration(max(saved)),
                minutes=minutes if isinstance(minutes, int) else _MINUTES,
            )
            grave = severity.of_time(max(saved))
            found = {"worst_ns": max(saved), "savings": len(saved)}
            yield _issue(AUTOSAVE, minutes, text, grave, found, document, sum(saved))


def _check_model(subject: Subject) -> Iterator[Issue]:
    """The checks of a full recompute's booleans take about ``wasted_ns``."""
    share = check_share(subject)
    for document, keys in checked_booleans(subject).items():
        took_ns = sum(subject.typical[key].compute_ns for key in keys)
        check_ns = int(share * took_ns)
        if check_ns >= subject.thresholds.wasted_ns:
            time, told = told_duration(took_ns), told_percent(share)
            text = message(texts.ISSUE_CHECK_MODEL, count=len(keys), time=time, share=told)
            found = {"booleans": len(keys), "compute_ns": took_ns, "check_ns": check_ns}
            grave = severity.of_time(check_ns)
            yield _issue(CHECK_MODEL, subject.preference(CHECK_MODEL), text, grave, found, document)


def checked_booleans(subject: Subject) -> dict[str, list[ObjectKey]]:
    """Those that check their results and ran, by document."""
    value = subject.preference(CHECK_MODEL)
    if value is False or (value is None and _version(subject) < _CHECKED_BY_DEFAULT):
        return {}
    found: dict[str, list[ObjectKey]] = {}
    for key, _ in subject.objects_of(*_CHECKED):
        if key in subject.typical:
            found.setdefault(key.document, []).append(key)
    return found


def check_share(subject: Subject) -> float:
    """About so much of a boolean's time is checking (0 to 1), as measured on a chain of cuts."""
    version = _version(subject)
    return next(share for since, share in _CHECK_SHARES if version >= since)


def _version(subject: Subject) -> tuple[int, ...]:
    numbers = subject.session.environment.freecad.split(".")[:2]
    return tuple(int(number) if number.isdecimal() else 0 for number in numbers)


def _anti_aliasing(subject: Subject) -> Iterator[Issue]:
    value, took_ns = subject.preference(ANTI_ALIASING), draw_ns(subject)
    samples = _SAMPLES.get(value) if isinstance(value, int) else None
    if samples and took_ns >= subject.thresholds.slow_frame_ns:
        text = message(texts.ISSUE_ANTI_ALIASING, samples=samples, time=told_duration(took_ns))
        yield _issue(ANTI_ALIASING, value, text, Severity.MEDIUM, {"draw_ns": took_ns})


def _show_fps(subject: Subject) -> Iterator[Issue]:
    value, took_ns = subject.preference(SHOW_FPS), draw_ns(subject)
    if value is True and took_ns >= subject.thresholds.slow_frame_ns:
        text = message(texts.ISSUE_SHOW_FPS, time=told_duration(took_ns))
        yield _issue(SHOW_FPS, value, text, Severity.LOW, {"draw_ns": took_ns})


def _preselection(subject: Subject) -> Iterator[Issue]:
    """Whatever the pointer is over is searched among all triangles that are shown."""
    value = subject.preference(PRESELECTION)
    if value is False or not subject.session.windowed:
        return
    for document, objects in subject.once(objects_by_document).items():
        triangles = triangles_from(objects, subject.thresholds.triangles)
        if triangles:
            text = message(texts.ISSUE_PRESELECTION, document=document, triangles=triangles)
            found = {"triangles": triangles}
            yield _issue(PRESELECTION, value, text, Severity.LOW, found, document)


def _issue(
    setting: str,
    value: Value,
    text: Message,
    grave: Severity,
    found: Mapping[str, int],
    document: str = "",
    impact_ns: int | None = None,
) -> Issue:
    return Issue(
        type=IssueType.COSTLY_SETTING,
        severity=grave,
        document=document,
        object="",
        message=text,
        evidence={"setting": setting, "value": value, **found},
        details=(message(_BASES[setting]),),
        impact_ns=impact_ns,
    )
