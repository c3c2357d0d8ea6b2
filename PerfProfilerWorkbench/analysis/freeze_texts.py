# SPDX-License-Identifier: LGPL-2.1-or-later
"""What FreeCAD was at during a freeze, as messages."""

from __future__ import annotations

import os
from collections.abc import Callable

from .. import texts
from ..model.activity import FileWork
from ..model.calls import StackFrame
from ..model.span import ObjectKey, Span, SpanKind
from ..texts import Message, message

ENTERING, LEAVING = "entering", "leaving"
_PARTS = {ENTERING: texts.FREEZE_ENTERING, LEAVING: texts.FREEZE_LEAVING}
_BY_KIND = {
    SpanKind.COMMAND: texts.FREEZE_COMMAND,
    SpanKind.SCRIPT: texts.FREEZE_SCRIPT,
    SpanKind.RECOMPUTE: texts.FREEZE_RECOMPUTE,
    SpanKind.CREATING: texts.FREEZE_CREATING,
    SpanKind.OPENING: texts.FREEZE_OPENING,
    SpanKind.SAVING: texts.FREEZE_SAVING,
    SpanKind.AUTOSAVE: texts.FREEZE_AUTOSAVE,
    SpanKind.CLOSING: texts.FREEZE_CLOSING,
    SpanKind.IMPORT: texts.FREEZE_IMPORT,
    SpanKind.EXPORT: texts.FREEZE_EXPORT,
    SpanKind.UNDO: texts.FREEZE_UNDO,
    SpanKind.REDO: texts.FREEZE_REDO,
    SpanKind.DISPLAY: texts.FREEZE_DISPLAY,
    SpanKind.COMPUTE: texts.FREEZE_COMPUTE,
}


def of_span(
    span: Span,
    part: str,
    label: Callable[[ObjectKey], str],
    feature: ObjectKey | None,
    share: float,
) -> Message:
    """``part`` is of an edit mode, ``feature`` and its ``share`` (0 to 1) of a recompute."""
    if feature is not None:
        percent = message(texts.PERCENT, value=round(share * 100))
        named = label(feature)
        return message(texts.FREEZE_FEATURE, document=span.document, share=percent, feature=named)
    path = span.detail.path if isinstance(span.detail, FileWork) else ""
    return message(
        _PARTS[part] if part else _BY_KIND[span.kind],
        command=span.name,
        name=span.name,
        document=span.document or os.path.basename(path),
        file=os.path.basename(path) or span.document,
        object=label(span.key),
    )


def of_view() -> Message:
    return message(texts.FREEZE_VIEW)


def in_command(what: Message, command: str) -> Message:
    return message(texts.FREEZE_IN_COMMAND, what=what, command=command)


def of_python(function: StackFrame | None, innermost: StackFrame | None, held: bool) -> Message:
    if function is None or innermost is None:
        return message(texts.FREEZE_UNKNOWN)
    where = {
        "function": function.name,
        "file": os.path.basename(function.file),
        "line": function.line,
    }
    if innermost is function:
        what = message(texts.FREEZE_PYTHON, **where)
    else:
        what = message(texts.FREEZE_PYTHON_INSIDE, **where, innermost=innermost.name)
    return message(texts.FREEZE_NATIVE, what=what) if held else what
