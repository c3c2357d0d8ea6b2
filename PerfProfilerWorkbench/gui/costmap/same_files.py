# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whether what an old recording measured is of the documents that are open now."""

from __future__ import annotations

import os
from collections.abc import Mapping

from ...model.session import Session
from ...model.span import ObjectKey


def of_same_files(measured: Mapping[ObjectKey, int], session: Session) -> dict[ObjectKey, int]:
    """What was measured in the files that are open: the name of a document alone proves nothing."""
    import FreeCAD

    recorded = {(one.document, one.path) for one in session.structure.documents}
    if session.model is not None:
        recorded.add((session.model.name, session.model.path))
    files = {(name, _same(path)) for name, path in recorded if path}
    documents = FreeCAD.listDocuments().items()
    same = {
        name for name, one in documents if one.FileName and (name, _same(one.FileName)) in files
    }
    return {key: value for key, value in measured.items() if key.document in same}


def _same(path: str) -> str:
    """In whatever way it was written."""
    return os.path.normcase(os.path.realpath(path))
