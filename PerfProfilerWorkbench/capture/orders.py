# SPDX-License-Identifier: LGPL-2.1-or-later
"""In which order FreeCAD executes a document's objects, and how long finding that takes.

``FreeCAD.getDependentObjects`` with its option to sort runs the same C++ function as a recompute
does before its first feature. It is asked after a recompute, and the time it took is kept as long
as the document has as many objects.
"""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any

_SORTED = 1
_SMALL = 60  # objects; the sort of fewer takes less than a tenth of a millisecond


class Orders:
    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int]] = {}

    def order(self, document: Any) -> list[Any]:
        """The objects, also of linked documents, in the order of execution."""
        import FreeCAD

        return list(FreeCAD.getDependentObjects(document.Objects, _SORTED))

    def sort(self, document: Any) -> tuple[int, bool] | None:
        """How long the sort takes in ns, measured once for a number of objects.

        And whether this is the first time: FreeCAD found its memory cold then. None if it is so
        short that it does not matter.
        """
        objects = document.Objects
        if len(objects) < _SMALL:
            return None
        known = self._known.get(document.Name)
        first = known is None or known[0] != len(objects)
        if known is None or first:
            self.order(document)  # the first asking makes a Python object for each
            start_ns = perf_counter_ns()
            self.order(document)
            known = self._known[document.Name] = (len(objects), perf_counter_ns() - start_ns)
        return known[1], first
