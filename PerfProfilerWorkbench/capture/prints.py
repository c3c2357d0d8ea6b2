# SPDX-License-Identifier: LGPL-2.1-or-later
"""Takes fingerprints of results: the costliest features first, as long as the budget lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import perf_counter_ns
from typing import Any

from ..model.facts import Fingerprint, Print
from ..model.span import ObjectKey

# Nanoseconds a face, as measured on three FreeCADs: counting all elements; that with the bounding
# box and the length of all edges. Half as much again, because some shapes are dearer.
_COUNT_NS, _ALL_NS = 2_500, 9_000
_FIXED_NS = 30_000
_DIGITS = 6


class Prints:
    """Remembers the last fingerprint of each object, with the identity of its shape."""

    def __init__(self) -> None:
        self._known: dict[ObjectKey, tuple[int, Print]] = {}

    def forget(self, document: str) -> None:
        for key in [key for key in self._known if key.document == document]:
            del self._known[key]

    def lapse(self, key: ObjectKey) -> None:
        """The object was recomputed and nobody looked."""
        self._known.pop(key, None)

    def counted(self, keys: Iterable[ObjectKey]) -> dict[str, dict[str, int]]:
        """The counts in the fingerprints, for whoever would count the same shapes again."""
        known = ((key, *self._known[key]) for key in keys)
        return {
            key.object: {"Face": one.faces, "Edge": one.edges, "Vertex": one.vertices}
            for key, identity, one in known
            if identity != _MESH
        }

    def learn(self, objects: Iterable[tuple[ObjectKey, Any]], budget_ns: int) -> list[ObjectKey]:
        """Look at objects before anything happens to them; those that there was time for."""
        end_ns, taken = perf_counter_ns() + budget_ns, []
        for key, obj in objects:
            left_ns = end_ns - perf_counter_ns()
            if left_ns <= 0:
                break
            if self._take(key, obj, left_ns):
                taken.append(key)
        return taken

    def after(
        self,
        ranked: Sequence[ObjectKey],
        find: Callable[[ObjectKey], Any],
        time_ns: int,
        budget_ns: int,
    ) -> list[Fingerprint]:
        """What came out of a recompute that ended at ``time_ns``; the costliest come first.

        What is left out for lack of time is forgotten: its last fingerprint is no longer true.
        """
        end_ns = perf_counter_ns() + budget_ns
        found = []
        for key in ranked:
            before, start_ns = self._known.pop(key, None), perf_counter_ns()
            if start_ns >= end_ns:
                continue
            obj = find(key)
            if obj is not None and self._take(key, obj, end_ns - start_ns):
                after = self._known[key][1]
                cost_ns = perf_counter_ns() - start_ns
                print_before = before[1] if before else None
                found.append(Fingerprint(time_ns, *key, print_before, after, cost_ns))
        return found

    def _take(self, key: ObjectKey, obj: Any, budget_ns: int) -> bool:
        try:
            taken = _print(obj, budget_ns)
        except Exception:  # a result that can't be looked at has no fingerprint
            return False
        if taken is not None:
            self._known[key] = taken
        return taken is not None


_MESH = -1


def _print(obj: Any, budget_ns: int) -> tuple[int, Print] | None:
    mesh = getattr(obj, "Mesh", None)
    if mesh is not None and hasattr(mesh, "CountFacets"):
        return _MESH, Print(mesh.CountFacets, 0, mesh.CountPoints)
    shape = getattr(obj, "Shape", None)
    if shape is None or not hasattr(shape, "countElement") or shape.isNull():
        return None
    faces = shape.countElement("Face")
    if faces * _COUNT_NS + _FIXED_NS > budget_ns:
        return None
    edges, vertices = shape.countElement("Edge"), shape.countElement("Vertex")
    if (faces or edges) * _ALL_NS + _FIXED_NS > budget_ns:
        return shape.hashCode(), Print(faces, edges, vertices)
    box = shape.BoundBox
    corners = (box.XMin, box.YMin, box.ZMin, box.XMax, box.YMax, box.ZMax)
    rounded = tuple(round(value, _DIGITS) for value in corners)
    return shape.hashCode(), Print(faces, edges, vertices, rounded, round(shape.Length, _DIGITS))
