# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which of the fifteen types an operation is of, found out from what happened.

The first of these that tells decides:
1. What the operation is by itself: work with a file, an edit mode, a measurement of the view.
2. Work with a file that took at least half of its time, or any where the command is for files by
   its name: of a small one its dialog takes most. A document that another command makes in passing
   is neither.
3. Special objects that were made in it (``type_tables.SPECIAL``), whatever else was made or
   recomputed along with them.
4. A special command's name: a solved assembly only moves plain parts.
5. Plain geometry that was made.
6. The objects on which most time was spent, or which were changed at all. A recompute of a whole
   model is what most of it is.
7. Any other command's name: nothing happened, or nothing that leaves a trace.
8. Work with a file at all.
9. The view worked for objects, and nothing else happened.
The name of a script's own operation says nothing: whoever wrote it could name it anything.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..model.operation import OperationType
from ..model.span import Span, SpanKind
from .evidence import NOTHING, Happened
from .type_tables import KINDS, SPECIAL, of_command

_MOST = 0.5
_OF_FILES = frozenset(KINDS.values()) - {OperationType.RENDERING}


def type_of(
    span: Span,
    response_ns: int,
    files: Mapping[OperationType, int] | None = None,
    happened: Happened = NOTHING,
    edited: OperationType | None = None,
) -> OperationType | None:
    """``files`` is the time (ns) of work with files in it by type.

    ``edited`` is what the object is of whose edit mode the span is.
    """
    if span.kind is SpanKind.EDITING:
        return edited
    if span.kind in KINDS:
        return KINDS[span.kind]
    named = of_command(span.name) if span.kind is SpanKind.COMMAND else None
    files = files or {}
    file_type = max(files, key=files.__getitem__, default=None)
    most = file_type and (named in _OF_FILES or files[file_type] >= _MOST * response_ns)
    by_rule = (
        file_type if most else None,
        _special(happened.created),
        named if named in SPECIAL else None,
        _plain(happened.created),
        _most(happened.worked),
        named,
        file_type,
        OperationType.RENDERING if happened.shown else None,
    )
    return next((one for one in by_rule if one is not None), None)


def _special(created: Collection[OperationType | None]) -> OperationType | None:
    """A new sketch is new geometry; that it is solved comes with it."""
    kinds = (one for one in SPECIAL if one is not OperationType.CONSTRAINT_SOLVING)
    return next((one for one in kinds if one in created), None)


def _plain(created: Collection[OperationType | None]) -> OperationType | None:
    """Objects of no type (a sheet, a page) are no geometry."""
    return OperationType.GEOMETRY_CREATE if set(created) - {None} else None


def _most(worked: Mapping[OperationType, int]) -> OperationType | None:
    """Of equal times (none, if all was too short) the special ones first."""
    order = (*SPECIAL, OperationType.GEOMETRY_MODIFY)
    return max((one for one in order if one in worked), key=lambda one: worked[one], default=None)
