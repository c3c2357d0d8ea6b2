# SPDX-License-Identifier: LGPL-2.1-or-later
"""R21: undo keeps so many old states of a large model that memory runs out."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Remedy, RemedyKind
from ...model.issue import Issue
from ...texts import message
from ..detect.undo import undo_issues
from ..subject import Subject

PREFERENCE = "BaseApp/Preferences/Document/MaxUndoSize"
_FEW_STEPS = 5


def r21(subject: Subject) -> Iterable[Advice]:
    for issue in subject.once(undo_issues):
        steps = issue.evidence["undo_steps"]
        if isinstance(steps, int) and steps > _FEW_STEPS:
            yield _advice(issue)


def _advice(issue: Issue) -> Advice:
    return Advice(
        "R21",
        issue.document,
        "",
        message(texts.R21_TITLE),
        issue.message,
        (message(texts.R21_STEP_FEWER, steps=_FEW_STEPS), message(texts.R21_STEP_CLEAR)),
        "MaxUndoSize",
        basis_said=message(texts.R21_BASIS),
        effort=Effort.EASY,
        sources=("FreeCAD #27798",),
        remedy=Remedy(RemedyKind.SET_PREFERENCE, issue.document, (), PREFERENCE, _FEW_STEPS),
    )
