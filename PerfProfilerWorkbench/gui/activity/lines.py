# SPDX-License-Identifier: LGPL-2.1-or-later
"""The lines of the activity page: operations and freezes in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ... import texts, units
from ...analysis.freezes import FreezeCause
from ...analysis.operations import Operation
from ...export.operation_words import TYPES, did
from ...model.activity import Command, Editing, FileWork, Way
from ...model.session import Session
from ...model.span import Span, SpanKind
from .. import i18n

_WAYS = {
    Way.TOOLBAR: texts.WAY_TOOLBAR,
    Way.MENU: texts.WAY_MENU,
    Way.KEY: texts.WAY_KEY,
    Way.MACRO: texts.WAY_MACRO,
    Way.RUN_COMMAND: texts.WAY_SCRIPT,
    Way.RUN: texts.WAY_SCRIPT,
    Way.OTHER: texts.WAY_OTHER,
}


@dataclass(frozen=True)
class Line:
    """``took_ns`` is FreeCAD's time, ``waited_ns`` the person's."""

    span: Span
    started: str
    text: str
    took_ns: int
    waited_ns: int
    failed: bool
    tip: str


def of_operation(operation: Operation, session: Session, started: str) -> Line:
    span = operation.span
    return Line(
        span,
        started,
        _text(span, operation.document, session),
        operation.response_ns,
        operation.waited_ns,
        operation.failed,
        "\n".join(_tips(operation)),
    )


def of_freeze(cause: FreezeCause, started: str) -> Line:
    text = i18n.tr(texts.DID_FREEZE, why=i18n.say(cause.why))
    return Line(cause.freeze, started, text, cause.freeze.wall_ns, 0, False, text)


def _text(span: Span, document: str, session: Session) -> str:
    if span.kind is SpanKind.COMMAND:
        return menu_text(span.name)
    return i18n.say(did(span, document, session.features))


def menu_text(command: str) -> str:
    """The command as FreeCAD's menus have it; its name where they don't.

    Only its action has the text in the person's language. A group has several, those of others.
    """
    import FreeCADGui

    known = FreeCADGui.Command.get(command)
    if known is None:
        return command
    actions = known.getAction()
    text = actions[0].text() if len(actions) == 1 else known.getInfo()["menuText"]
    return text.replace("&", "") or command


def _tips(operation: Operation) -> list[str]:
    detail, tips = operation.span.detail, []
    if isinstance(detail, Command):
        if detail.way in _WAYS:
            way = i18n.tr(_WAYS[detail.way])
            values = {"name": operation.name, "workbench": detail.workbench, "way": way}
            tips.append(i18n.tr(texts.TIP_COMMAND, **values))
    elif isinstance(detail, FileWork):
        tips += _file_tips(detail)
    elif isinstance(detail, Editing):
        tips.append(_edit_tip(detail))
    if operation.type is not None:
        tips.append(i18n.tr(texts.TIP_TYPE, type=i18n.tr(TYPES[operation.type])))
    if operation.recomputes:
        time = i18n.duration(operation.recompute_ns)
        tips.append(i18n.tr(texts.TIP_RECOMPUTES, count=operation.recomputes, time=time))
    error = getattr(detail, "error", "")
    return [*tips, i18n.translate(error)] if error else tips  # some are texts of ours


def _file_tips(work: FileWork) -> list[str]:
    tips = []
    if work.path and work.size_bytes is not None:
        size = units.kibibytes(work.size_bytes, i18n.translate)
        tips.append(i18n.tr(texts.TIP_FILE, path=work.path, size=size))
    parts = [
        units.file_part(part.value, ns, part in work.estimated, i18n.translate)
        for part, ns in work.parts
    ]
    return [*tips, " · ".join(parts)] if parts else tips


def _edit_tip(editing: Editing) -> str:
    values: dict[str, Any] = {
        "entering": i18n.duration(editing.entering_ns),
        "leaving": i18n.duration(editing.leaving_ns),
        "drags": editing.drags,
        "solving": i18n.duration(editing.dragging_ns),
    }
    return i18n.tr(texts.TIP_EDIT, **values)
