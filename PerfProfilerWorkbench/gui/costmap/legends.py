# SPDX-License-Identifier: LGPL-2.1-or-later
"""A legend in each 3D view, as views come and go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...analysis.cost_map import Scale
from ...capture.view_frames import VIEW, canvas
from .legend import Legend


class Legends:
    """``choose`` and ``hide`` are what their buttons do."""

    def __init__(self, choose: Callable[[str], None], hide: Callable[[], None]) -> None:
        self._choose, self._hide = choose, hide
        self._says: tuple[str, Scale | None, str] | None = None
        self.each: list[Legend] = []

    def put(self, by: str, scale: Scale | None, nothing: str) -> None:
        """What all of them say; ``nothing`` where there is no scale."""
        self._says = by, scale, nothing
        for legend in self.each:
            legend.put(*self._says)

    def place(self) -> None:
        """Views are looked for only if there are more or fewer of them than before."""
        views, before = _views(), self.each
        good = [one for one in before if one.alive and not one.outdated]
        if len(good) == len(views) == len(before):
            return
        canvases = [canvas(view) for view in views]
        kept = [one for one in good if any(one.canvas is each for each in canvases)]
        for legend in before:
            if legend not in kept:
                legend.remove()
        known = [one.canvas for one in kept]
        new = [each for each in canvases if all(each is not one for one in known)]
        self.each = kept + [self._made(each) for each in new]

    def _made(self, view_canvas: Any) -> Legend:
        legend = Legend(view_canvas, self._choose, self._hide)
        if self._says is not None:
            legend.put(*self._says)
        return legend

    def remove(self) -> None:
        for legend in self.each:
            legend.remove()
        self.each = []


def _views() -> list[Any]:
    import FreeCAD
    import FreeCADGui

    documents = [FreeCADGui.getDocument(name) for name in FreeCAD.listDocuments()]
    return [view for document in documents for view in document.mdiViewsOfType(VIEW)]
