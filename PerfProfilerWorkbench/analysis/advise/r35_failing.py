# SPDX-License-Identifier: LGPL-2.1-or-later
"""R35: objects that fail, and are tried again in every recompute."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from ... import texts
from ...model.advice import Advice, Effort, Remedy, RemedyKind, Risk
from ...model.span import ObjectKey, Status
from ...texts import Message, message
from ...units import told_duration
from ..subject import Subject


def r35(subject: Subject) -> Iterable[Advice]:
    """However quick it fails: what depends on it is not computed at all."""
    for key, spans in subject.runs.items():
        failed = [span for span in spans if span.status is Status.FAILED]
        if failed and failed[-1] is spans[-1] and key in subject.objects:
            told = [span.total_ns for span in failed if span.total_ns]  # nobody tells the others'
            yield _advice(subject, key, len(failed), int(median(told)) if told else None)


def _advice(subject: Subject, key: ObjectKey, failed: int, took_ns: int | None) -> Advice:
    dependents = len(subject.dependents(key))
    seen = _seen(took_ns, failed=failed, runs=len(subject.runs[key]), dependents=dependents)
    suppressible = subject.objects[key].properties.get("Suppressed") is False
    steps = [texts.R35_STEP_REPAIR]
    if suppressible:
        steps.append(texts.R35_STEP_SUPPRESS)
    if not dependents:
        steps.append(texts.R35_STEP_DELETE)
    remedy = Remedy(RemedyKind.SET_PROPERTY, key.document, (key.object,), "Suppressed", True)
    return Advice(
        "R35",
        key.document,
        key.object,
        message(texts.R35_TITLE, name=subject.label(key)),
        seen,
        tuple(message(step) for step in steps),
        "Suppressed" if suppressible else "",
        effort=Effort.SOME,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #26463", "FreeCAD #22259"),
        remedy=remedy if suppressible else None,
    )


def _seen(took_ns: int | None, **values: int) -> Message:
    if took_ns is None:
        return message(texts.R35_SEEN_UNTIMED, **values)
    return message(texts.R35_SEEN, time=told_duration(took_ns), **values)
