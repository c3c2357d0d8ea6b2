# SPDX-License-Identifier: LGPL-2.1-or-later
"""What set a recompute off, how each feature was reached, and what was computed for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ..model.span import ObjectKey, Span, SpanKind


class CauseKind(str, Enum):
    """PROPERTY: of an object or a VarSet. CELLS: of a spreadsheet. FAILED: the object had failed
    the time before, so that FreeCAD tries it again in every recompute."""

    PROPERTY = "property"
    CELLS = "cells"
    EXPRESSION = "expression"
    MADE = "made"
    FAILED = "failed"


@dataclass(frozen=True)
class Cause:
    """One thing that somebody changed before a recompute, and that made it run.

    ``paths`` are the cells, or the paths of the expressions, that differ; none where the content
    was set to what it was. ``used`` is of cells (and of VarSets' properties): whether any
    expression refers to one of them, directly or by way of other cells. ``undone`` is UNDO or REDO
    if that did it, ``command`` the innermost command or script in which it was done, and
    ``transaction`` what it is called in FreeCAD's undo list; both empty where there was none.
    """

    kind: CauseKind
    key: ObjectKey
    property: str = ""
    paths: tuple[str, ...] = ()
    used: bool | None = None
    undone: SpanKind | None = None
    command: str = ""
    transaction: str = ""


class WasteBasis(str, Enum):
    """OBSERVED: the result has the same fingerprint as before. DEDUCED: it ran because of cells
    only that nothing it depends on refers to."""

    OBSERVED = "observed"
    DEDUCED = "deduced"


@dataclass(frozen=True)
class Waste:
    """A feature that was computed for nothing; ``ns`` is what that took, display included."""

    key: ObjectKey
    ns: int
    basis: WasteBasis


@dataclass(frozen=True)
class RecomputeCause:
    """Why one recompute ran, and what of it was for nothing.

    ``features`` are the objects that ran, each once, in order, and ``ns`` what each took.
    ``parents`` leads from each feature that a change reached to the object before it on the
    shortest way, and from a changed object to None. ``unreached`` ran though nothing was seen to
    change before them: touched by a script or by "Refresh", or changed before the recording.
    ``different`` came out different. ``unknown`` may have been for nothing too: nothing tells, as
    no fingerprint was taken. Objects that were changed are not in it: they had to run.
    ``command`` is the innermost command or script around the recompute.
    """

    span: Span
    causes: tuple[Cause, ...]
    features: Mapping[ObjectKey, int]
    parents: Mapping[ObjectKey, ObjectKey | None] = field(default_factory=dict)
    unreached: tuple[ObjectKey, ...] = ()
    wasted: tuple[Waste, ...] = ()
    different: tuple[ObjectKey, ...] = ()
    unknown: tuple[ObjectKey, ...] = ()
    command: str = ""

    @property
    def wasted_ns(self) -> int:
        return sum(one.ns for one in self.wasted)

    @property
    def unknown_ns(self) -> int:
        return sum(self.features[key] for key in self.unknown)

    def path(self, key: ObjectKey) -> tuple[ObjectKey, ...]:
        """The shortest way by links from a changed object to this one, both included.

        Empty if nothing that was seen to change leads there.
        """
        found: list[ObjectKey] = []
        step: ObjectKey | None = key if key in self.parents else None
        while step is not None:
            found.append(step)
            step = self.parents[step]
        return tuple(reversed(found))
