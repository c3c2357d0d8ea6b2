# SPDX-License-Identifier: LGPL-2.1-or-later
"""Selecting in FreeCAD's own tree and 3D view."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.span import ObjectKey


def select(key: ObjectKey) -> bool:
    """Select an object in tree and 3D view; False when it is in no open document."""
    import FreeCAD
    import FreeCADGui

    document = FreeCAD.listDocuments().get(key.document)
    obj = document.getObject(key.object) if document is not None else None
    if obj is None:
        return False
    if FreeCAD.ActiveDocument is not document:
        FreeCAD.setActiveDocument(key.document)
    FreeCADGui.Selection.clearSelection()
    FreeCADGui.Selection.addSelection(key.document, key.object)
    FreeCADGui.runCommand("Std_TreeSelection", 0)  # scrolls the tree to it
    return True


def choose(keys: Iterable[ObjectKey]) -> None:
    """Select what of these is in open documents; nothing is scrolled or made active.

    If none is, what is selected stays.
    """
    import FreeCAD
    import FreeCADGui

    documents = FreeCAD.listDocuments()
    there = [
        key
        for key in keys
        if key.document in documents and documents[key.document].getObject(key.object)
    ]
    if there:
        FreeCADGui.Selection.clearSelection()
    for key in there:
        FreeCADGui.Selection.addSelection(key.document, key.object)


def show(key: ObjectKey) -> bool:
    """Select an object and bring it into view; False when it is in no open document."""
    import FreeCADGui

    found = select(key)
    if found:
        FreeCADGui.SendMsgToActiveView("ViewSelection")  # a command would be recorded as one
    return found
