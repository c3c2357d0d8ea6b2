# SPDX-License-Identifier: LGPL-2.1-or-later
"""R24: changes after which most comes out as it was. Those of spreadsheets are R8's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from ... import texts
from ...model.advice import Advice, Basis, Effort, Occasion
from ...model.span import ObjectKey
from ...texts import Message, message
from ...units import told_duration
from ..causes import Cause, CauseKind, RecomputeCause
from ..subject import Subject

_MOSTLY = 0.5  # of a recompute's time
_CHANGED = (CauseKind.PROPERTY, CauseKind.EXPRESSION)


def r24(subject: Subject) -> Iterable[Advice]:
    found: dict[tuple[ObjectKey, str], list[RecomputeCause]] = {}
    for one in subject.causes:
        cause = _one_change(one)
        took_ns = sum(one.features.values())
        if cause is not None and one.wasted_ns > _MOSTLY * took_ns:
            found.setdefault((cause.key, cause.property), []).append(one)
    for (key, name), edits in found.items():
        wasted_ns = int(median(one.wasted_ns for one in edits))
        if subject.worth(wasted_ns, key.document):
            yield _advice(subject, key, name, edits, wasted_ns)


def _one_change(one: RecomputeCause) -> Cause | None:
    """The one property that was changed; undoing is no editing."""
    changes = [cause for cause in one.causes if cause.kind is not CauseKind.FAILED]
    if len({(cause.key, cause.property) for cause in changes}) != 1:
        return None
    cause = changes[0]
    return cause if cause.kind in _CHANGED and cause.undone is None else None


def _advice(
    subject: Subject,
    key: ObjectKey,
    name: str,
    edits: Sequence[RecomputeCause],
    wasted_ns: int,
) -> Advice:
    latest = edits[-1]
    seen = message(
        texts.R24_SEEN_ONE if len(edits) == 1 else texts.R24_SEEN,
        count=len(edits),
        features=len(latest.features),
        wasted=len(latest.wasted),
        time=told_duration(wasted_ns),
    )
    return Advice(
        "R24",
        key.document,
        key.object,
        message(texts.R24_TITLE, what=_what(subject, key, name)),
        seen,
        (message(texts.R24_STEP_SKIP), message(texts.R24_STEP_SPLIT)),
        name,
        occasion=Occasion.EDITING,
        expected_saving_ns=wasted_ns,
        basis=Basis.MEASURED_SHARE,
        basis_said=message(texts.R24_BASIS),
        effort=Effort.EASY,
        sources=("FreeCAD #17610", "FreeCAD #22259", "FreeCAD #6233"),
    )


def _what(subject: Subject, key: ObjectKey, name: str) -> Message:
    return message(texts.R24_WHAT, object=subject.label(key), property=name)
