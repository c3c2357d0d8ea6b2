# SPDX-License-Identifier: LGPL-2.1-or-later
"""R12: a STEP or IGES file that took long to import."""

from __future__ import annotations

import ntpath
from collections.abc import Iterable

from ... import texts
from ...model.activity import FileWork
from ...model.advice import Advice, Effort, Occasion
from ...model.span import SpanKind
from ...texts import message
from ...units import told_duration
from ..subject import Subject

_ENDINGS = (".step", ".stp", ".stpz", ".iges", ".igs")


def r12(subject: Subject) -> Iterable[Advice]:
    slowest: dict[str, Advice] = {}
    spans = sorted(subject.session.spans, key=lambda span: span.wall_ns)
    for span in spans:
        work = span.detail
        if span.kind is SpanKind.IMPORT and isinstance(work, FileWork):
            slow = span.wall_ns >= subject.thresholds.opening_ns
            if slow and work.path.lower().endswith(_ENDINGS):
                slowest[work.path] = _advice(span.document, work.path, span.wall_ns)
    yield from slowest.values()


def _advice(document: str, path: str, took_ns: int) -> Advice:
    file = ntpath.basename(path)
    return Advice(
        "R12",
        document,
        "",
        message(texts.R12_TITLE, file=file),
        message(texts.R12_SEEN, file=file, time=told_duration(took_ns)),
        (
            message(texts.R12_STEP_READ),
            message(texts.R12_STEP_SETTINGS),
            message(texts.R12_STEP_KEEP),
        ),
        occasion=Occasion.OPENING,
        basis_said=message(texts.R12_BASIS),
        effort=Effort.SOME,
        sources=("FreeCAD #18735", "FreeCAD #25139", "FreeCAD #26297"),
    )
