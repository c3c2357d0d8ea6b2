# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD's model tree: its widgets, and which object stands in a row.

Rows are read through Qt's model only: the tree's items are FreeCAD's, and die when it likes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...qt import QtWidgets

_NAMES = 2  # the column of internal names, also while it is hidden; since FreeCAD 1.0


def trees() -> list[Any]:
    import FreeCADGui

    found = FreeCADGui.getMainWindow().findChildren(QtWidgets.QTreeWidget)
    return [one for one in found if one.metaObject().className() == "Gui::TreeWidget"]


def object_in(index: Any) -> Any:
    """The document object in a row; None for other rows, and where labels leave it open."""
    import FreeCAD

    rows = _rows(index)
    labels = [document.Label for document in FreeCAD.listDocuments().values()]
    if rows and rows[0][0] not in labels:  # FreeCAD 0.20 has all documents in a row
        del rows[0]
    if len(rows) < 2 or labels.count(rows[0][0]) != 1:
        return None
    document = list(FreeCAD.listDocuments().values())[labels.index(rows[0][0])]
    label, name = rows[1]
    obj = document.getObject(name) if name else _only(document.getObjectsByLabel(label))
    for label, name in rows[2:]:
        if obj is None or obj.ViewObject is None:
            return None
        inside = obj.ViewObject.claimChildren()
        obj = _only(one for one in inside if (one.Name == name if name else one.Label == label))
    return obj


def _rows(index: Any) -> list[tuple[str, str]]:
    """Label and internal name (empty where the tree has none) of a row and those above it."""
    found = []
    while index.isValid():
        name = index.sibling(index.row(), _NAMES).data()
        found.append((str(index.data()), str(name or "")))
        index = index.parent()
    return found[::-1]


def _only(objects: Iterable[Any]) -> Any:
    found = list(objects)
    return found[0] if len(found) == 1 else None
