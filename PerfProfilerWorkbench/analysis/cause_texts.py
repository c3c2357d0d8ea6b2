# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why a recompute ran and what it wasted, in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from .. import texts
from ..model.span import SpanKind
from ..texts import Message, message
from ..units import told_duration
from .cause import Cause, CauseKind, RecomputeCause
from .naming import named
from .subject import Subject

_NAMES = 5  # of properties or cells, before the sentence gets too long
_SINGLE = {
    CauseKind.PROPERTY: texts.CAUSE_PROPERTY,
    CauseKind.EXPRESSION: texts.CAUSE_EXPRESSION,
    CauseKind.MADE: texts.CAUSE_MADE,
    CauseKind.FAILED: texts.CAUSE_FAILED,
}


def told(subject: Subject, cause: RecomputeCause) -> Message:
    """ "You edited one cell (B7 of Parameters): 52 features recomputed, 51 for nothing, …"."""
    what, count = told_causes(subject, cause), len(cause.features)
    unknown = {"unknown": len(cause.unknown), "unknown_time": told_duration(cause.unknown_ns)}
    wasted = {"wasted": len(cause.wasted), "time": told_duration(cause.wasted_ns)}
    if not count:
        return message(texts.CAUSE_NOTHING_RAN, what=what)
    if count == 1:
        return message(_one(cause), what=what, **wasted, **unknown)
    if cause.wasted and cause.unknown:
        return message(texts.CAUSE_WASTED_AT_LEAST, what=what, count=count, **wasted, **unknown)
    if cause.wasted:
        return message(texts.CAUSE_WASTED, what=what, count=count, **wasted)
    if cause.unknown:
        return message(texts.CAUSE_WASTE_UNKNOWN, what=what, count=count, **unknown)
    return message(texts.CAUSE_NOT_WASTED, what=what, count=count)


def _one(cause: RecomputeCause) -> str:
    """For a single feature."""
    if cause.wasted:
        return texts.CAUSE_ONE_WASTED
    return texts.CAUSE_ONE_UNKNOWN if cause.unknown else texts.CAUSE_ONE_NOT_WASTED


def told_last_waste(subject: Subject) -> Message | None:
    """Of the last recompute; None if nothing of it is known to have been for nothing.

    One that nothing set off somebody asked for: it wastes nothing.
    """
    outermost = [one for one in subject.causes if one.span.parent is None]
    last = outermost[-1] if outermost else None
    return told(subject, last) if last is not None and last.causes and last.wasted else None


def told_causes(subject: Subject, cause: RecomputeCause) -> Message:
    """What set it off, and how that was done."""
    causes = cause.causes
    what = _what(subject, causes)
    if not causes:
        return _with_command(what, cause.command)
    undone = {one.undone for one in causes}
    if undone == {SpanKind.UNDO}:
        return message(texts.CAUSE_BY_UNDO, what=what)
    if undone == {SpanKind.REDO}:
        return message(texts.CAUSE_BY_REDO, what=what)
    return _with_command(what, causes[0].command)


def _with_command(what: Message, command: str) -> Message:
    return message(texts.CAUSE_BY_COMMAND, what=what, command=command) if command else what


def _what(subject: Subject, causes: Sequence[Cause]) -> Message:
    if not causes:
        return message(texts.CAUSE_UNSEEN)
    keys = list(dict.fromkeys(one.key for one in causes if one.kind is not CauseKind.FAILED))
    keys = keys or [causes[0].key]
    if len(keys) > 1:
        return message(texts.CAUSE_SEVERAL, count=len(keys), labels=named(subject, keys))
    mine = [one for one in causes if one.key == keys[0]]
    return _single(subject.label(keys[0]), mine)


def _single(label: str, causes: Sequence[Cause]) -> Message:
    """Of one object."""
    cells = [path for one in causes if one.kind is CauseKind.CELLS for path in one.paths]
    kind = causes[0].kind
    if len(cells) == 1:
        return message(texts.CAUSE_CELL, cell=cells[0], label=label)
    if cells:
        return message(texts.CAUSE_CELLS, count=len(cells), cells=_listed(cells), label=label)
    if kind is CauseKind.CELLS:
        return message(texts.CAUSE_CELL_AS_IT_WAS, label=label)
    names = [name for one in causes for name in one.paths or (one.property,) if name]
    return message(_SINGLE[kind], label=label, properties=_listed(names))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMES]) + (", …" if len(names) > _NAMES else "")
