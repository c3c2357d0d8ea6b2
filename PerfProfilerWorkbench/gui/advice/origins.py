# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which open documents advice is for: another file may have a document of the same name."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...model.session import Session


class _Origin(NamedTuple):
    """``document`` is None where the recording was made elsewhere or before."""

    document: Any
    path: str


class Origins:
    """Of the recording that is shown; ``begin`` when that is another."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self._known: dict[str, _Origin] = {}

    def know(self, session: Session, opened: bool) -> None:
        """``opened``: it was not recorded just now, in the documents that are open."""
        import FreeCAD

        documents = FreeCAD.listDocuments()
        for one in session.structure.documents:
            if opened:
                self._known[one.document] = _Origin(None, one.path)
            elif one.document in documents and one.document not in self._known:
                found = documents[one.document]
                self._known[one.document] = _Origin(found, found.FileName)

    def has(self, document: Any) -> bool:
        """Whether it is that one, or the same file opened again."""
        known = self._known.get(document.Name)
        if known is None or known.document is document:
            return True
        return document.FileName == known.path and bool(known.path or known.document is None)
