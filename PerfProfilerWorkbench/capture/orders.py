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
# Of a wait that the sort is only a part of: where it does not matter, where asking is too dear.
_NOTHING_NS, _SHORT_NS = 100_000, 1_000_000
_OBJECT_NS = 1_500


class Orders:
    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int]] = {}

    def order(self, document: Any) -> list[Any]:
        """The objects, also of linked documents, in the order of execution."""
        import FreeCAD

        return list(FreeCAD.getDependentObjects(document.Objects, _SORTED))

    def sort(self, document: Any, waited_ns: int) -> tuple[int, bool] | None:
        """About how long the sort takes in ns, and whether this is the document's first.

        It is measured once for a number of objects if the wait for the first signal was long, and
        else a usual time for each object. None if it does not matter.
        """
        if waited_ns < _NOTHING_NS:
            return None
        count = len(document.Objects)
        if waited_ns < _SHORT_NS:
            return count * _OBJECT_NS, False
        known = self._known.get(document.Name)
        first = known is None or known[0] != count
        if known is None or first:
            self.order(document)  # the first asking makes a Python object for each
            start_ns = perf_counter_ns()
            self.order(document)
            known = self._known[document.Name] = (count, perf_counter_ns() - start_ns)
        return known[1], first
