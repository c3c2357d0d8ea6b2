# SPDX-License-Identifier: LGPL-2.1-or-later
"""R26: a file that is larger than most, and what could leave it."""

from __future__ import annotations

from collections.abc import Iterable

from ... import texts
from ...model.advice import Advice, Effort, Occasion
from ...model.issue import Issue
from ...model.span import ObjectKey
from ...texts import Message, message
from ..detect.file_size import oversized_file
from ..subject import Subject

BINARY = "BaseApp/Preferences/Document/SaveBinaryBrep"


def r26(subject: Subject) -> Iterable[Advice]:
    return (_advice(subject, issue) for issue in oversized_file(subject))


def _advice(subject: Subject, issue: Issue) -> Advice:
    return Advice(
        "R26",
        issue.document,
        issue.object,
        message(texts.R26_TITLE, document=issue.document),
        issue.message,
        tuple(_steps(subject, issue)),
        occasion=Occasion.SAVING,
        basis_said=message(texts.R26_BASIS),
        effort=Effort.SOME,
        sources=("FreeCAD #16658", "FreeCAD #23150"),
    )


def _steps(subject: Subject, issue: Issue) -> Iterable[Message]:
    key = ObjectKey(issue.document, issue.object)
    if issue.object:
        hidden = subject.objects[key].properties.get("Visibility") is False
        hidden = hidden and not subject.users.get(key)
        step = texts.R26_STEP_DELETE if hidden else texts.R26_STEP_LARGEST
        yield message(step, object=subject.label(key))
    if issue.evidence["copies"]:
        yield message(texts.R26_STEP_LINKS, count=issue.evidence["copies"])
    if subject.preference(BINARY) is not True:
        yield message(texts.R26_STEP_BINARY)
