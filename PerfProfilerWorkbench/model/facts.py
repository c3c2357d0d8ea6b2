# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a recording knows besides times: who changed what, what came out, how the process did."""

from __future__ import annotations

from dataclasses import dataclass

from .gpu import GpuReading
from .message import Message


@dataclass(frozen=True)
class Change:
    """Somebody or something changed a property outside a recompute; of none: the object was made.

    ``path`` names the cells or expressions that differ now, separated by spaces, where the
    property is a spreadsheet's content or an object's expressions. ``transaction`` is the name of
    the open transaction, as in FreeCAD's undo list; empty without one.
    """

    time_ns: int
    document: str
    object: str
    property: str
    path: str = ""
    transaction: str = ""


@dataclass(frozen=True)
class Print:
    """What a result looks like, cheap to tell: two equal ones are very likely the same result.

    Counts of its elements, its bounding box (six numbers, mm) and the length of all its edges
    (mm). ``box`` and ``length_mm`` are None where they were too dear. Source: the object's Shape;
    for meshes ``faces`` and ``vertices`` count facets and points.
    """

    faces: int
    edges: int
    vertices: int
    box: tuple[float, ...] | None = None
    length_mm: float | None = None

    def same_as(self, other: Print) -> bool | None:
        """None if the counts agree and the rest was too dear in one of the two."""
        if (self.faces, self.edges, self.vertices) != (other.faces, other.edges, other.vertices):
            return False
        if self.box is None or other.box is None:
            return None
        return self.box == other.box and self.length_mm == other.length_mm


@dataclass(frozen=True)
class Fingerprint:
    """A feature's result before and after one recompute, which ended at ``time_ns``.

    ``before`` is None if nobody had looked then, ``cost_ns`` what taking ``after`` took.
    """

    time_ns: int
    document: str
    object: str
    before: Print | None
    after: Print
    cost_ns: int

    @property
    def same(self) -> bool | None:
        """Whether the result came out as it was; None if that can't be told."""
        return None if self.before is None else self.before.same_as(self.after)


@dataclass(frozen=True)
class Sample:
    """Readings of the process and its machine at one moment. None: not available here.

    ``cpu_ns`` is processor time of all threads of the process so far, ``system_busy_ns`` and
    ``system_total_ns`` are of all cores together, since the machine was started. Graphics cards
    are read less often: ``gpus`` is empty where no reading was new, ``gpu_missing`` says why there
    is none, where that is new.
    """

    time_ns: int
    cpu_ns: int | None = None
    rss_bytes: int | None = None
    system_busy_ns: int | None = None
    system_total_ns: int | None = None
    gpus: tuple[GpuReading, ...] = ()
    gpu_missing: Message | None = None
