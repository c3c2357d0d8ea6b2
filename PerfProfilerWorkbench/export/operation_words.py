# SPDX-License-Identifier: LGPL-2.1-or-later
"""Operations in a person's words: what was done, and of which type it is."""

from __future__ import annotations

import os
from collections.abc import Mapping

from .. import texts
from ..model.activity import FileWork
from ..model.message import Message, message
from ..model.operation import OperationType
from ..model.session import Feature
from ..model.span import ObjectKey, Span, SpanKind

_KINDS = {
    SpanKind.RECOMPUTE: texts.DID_RECOMPUTE,
    SpanKind.SCRIPT: texts.DID_SCRIPT,
    SpanKind.CREATING: texts.DID_CREATE,
    SpanKind.OPENING: texts.DID_OPEN,
    SpanKind.SAVING: texts.DID_SAVE,
    SpanKind.AUTOSAVE: texts.DID_AUTOSAVE,
    SpanKind.CLOSING: texts.DID_CLOSE,
    SpanKind.IMPORT: texts.DID_IMPORT,
    SpanKind.EXPORT: texts.DID_EXPORT,
    SpanKind.UNDO: texts.DID_UNDO,
    SpanKind.REDO: texts.DID_REDO,
    SpanKind.EDITING: texts.DID_EDIT,
    SpanKind.VIEW: texts.DID_VIEW,
}
TYPES = {
    OperationType.DOCUMENT_CREATE: texts.TYPE_DOCUMENT_CREATE,
    OperationType.DOCUMENT_OPEN: texts.TYPE_DOCUMENT_OPEN,
    OperationType.DOCUMENT_SAVE: texts.TYPE_DOCUMENT_SAVE,
    OperationType.DOCUMENT_CLOSE: texts.TYPE_DOCUMENT_CLOSE,
    OperationType.GEOMETRY_CREATE: texts.TYPE_GEOMETRY_CREATE,
    OperationType.GEOMETRY_MODIFY: texts.TYPE_GEOMETRY_MODIFY,
    OperationType.GEOMETRY_BOOLEAN: texts.TYPE_GEOMETRY_BOOLEAN,
    OperationType.MESHING: texts.TYPE_MESHING,
    OperationType.CAM: texts.TYPE_CAM,
    OperationType.ASSEMBLY: texts.TYPE_ASSEMBLY,
    OperationType.RENDERING: texts.TYPE_RENDERING,
    OperationType.IMPORT: texts.TYPE_IMPORT,
    OperationType.EXPORT: texts.TYPE_EXPORT,
    OperationType.ANALYSIS: texts.TYPE_ANALYSIS,
    OperationType.CONSTRAINT_SOLVING: texts.TYPE_CONSTRAINT_SOLVING,
}


def did(span: Span, document: str, features: Mapping[ObjectKey, Feature]) -> Message:
    """What was done, of anything but a command, which has a name of its own."""
    feature = features.get(span.key)
    path = span.detail.path if isinstance(span.detail, FileWork) else ""
    return message(
        _KINDS[span.kind],
        document=document,
        file=os.path.basename(path) or document,
        feature=feature.label if feature else span.object,
        name=span.name,
    )
