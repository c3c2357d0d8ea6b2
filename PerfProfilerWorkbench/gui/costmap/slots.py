# SPDX-License-Identifier: LGPL-2.1-or-later
"""What FreeCAD tells while the cost map is shown; each slot is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...capture.slot_guard import guarded
from ...model.span import ObjectKey

if TYPE_CHECKING:
    from .map import CostMap


class Slots:
    """An App document observer. Slots only note, but for what is deleted or saved right now."""

    def __init__(self, shown: CostMap) -> None:
        self._map = shown
        self.problems: dict[str, None] = {}

    @guarded
    def slotCreatedDocument(self, doc: Any) -> None:
        self._map.changed()

    @guarded
    def slotActivateDocument(self, doc: Any) -> None:
        self._map.changed()  # the last that an opening tells

    @guarded
    def slotDeletedDocument(self, doc: Any) -> None:
        self._map.gone(doc.Name)

    @guarded
    def slotCreatedObject(self, obj: Any) -> None:
        self._map.changed()

    @guarded
    def slotDeletedObject(self, obj: Any) -> None:
        self._map.deleted(ObjectKey(obj.Document.Name, obj.Name))

    @guarded
    def slotChangedObject(self, obj: Any, prop: str) -> None:
        if prop in ("Visibility", "Group"):
            self._map.changed()

    @guarded
    def slotRecomputedDocument(self, doc: Any) -> None:
        self._map.changed()

    @guarded
    def slotUndoDocument(self, doc: Any) -> None:
        self._map.changed()

    @guarded
    def slotRedoDocument(self, doc: Any) -> None:
        self._map.changed()

    @guarded
    def slotStartSaveDocument(self, doc: Any, path: str) -> None:
        self._map.saving()

    @guarded
    def slotFinishSaveDocument(self, doc: Any, path: str) -> None:
        self._map.saved()
