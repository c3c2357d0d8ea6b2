# SPDX-License-Identifier: LGPL-2.1-or-later
"""R25: FreeCAD saves by itself, in the middle of work, and that takes long."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Occasion, Remedy, RemedyKind
from ...model.span import SpanKind
from ...texts import message
from ...units import told_duration
from ..subject import Subject

_DOCUMENT = "BaseApp/Preferences/Document"
PREFERENCE = f"{_DOCUMENT}/AutoSaveTimeout"
ENABLED = f"{_DOCUMENT}/AutoSaveEnabled"
_DEFAULT_MINUTES = 15
_RARELY_MINUTES = 60


def r25(subject: Subject) -> Iterable[Advice]:
    """Of a document whose saving holds FreeCAD up for ``freeze_ns``."""
    if subject.preference(ENABLED) is False:
        return
    worst_ns: dict[str, int] = {}
    for span in subject.session.spans:
        if span.kind is SpanKind.AUTOSAVE:
            worst_ns[span.document] = max(span.wall_ns, worst_ns.get(span.document, 0))
    value = subject.preference(PREFERENCE)
    minutes = value if isinstance(value, int) else _DEFAULT_MINUTES
    for document, took_ns in worst_ns.items():
        if took_ns >= subject.thresholds.freeze_ns and minutes < _RARELY_MINUTES:
            yield _advice(document, took_ns, minutes)


def _advice(document: str, took_ns: int, minutes: int) -> Advice:
    return Advice(
        "R25",
        document,
        "",
        message(texts.R25_TITLE),
        message(texts.R25_SEEN, document=document, time=told_duration(took_ns), minutes=minutes),
        (message(texts.R25_STEP_LONGER, minutes=_RARELY_MINUTES), message(texts.R25_STEP_FASTER)),
        "AutoSaveTimeout",
        occasion=Occasion.SAVING,
        basis_said=message(texts.R25_BASIS),
        effort=Effort.EASY,
        sources=("FreeCAD #25756", "FreeCAD #10781", "FreeCAD #24583"),
        remedy=Remedy(RemedyKind.SET_PREFERENCE, document, (), PREFERENCE, _RARELY_MINUTES),
    )
