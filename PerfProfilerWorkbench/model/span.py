# SPDX-License-Identifier: LGPL-2.1-or-later
"""A span: something that took time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from .activity import Command, Editing, FileWork, Freeze
from .memory import Allocator


class ObjectKey(NamedTuple):
    """Names one document object for good: internal names, because live objects can die."""

    document: str
    object: str


class SpanKind(str, Enum):
    """DISPLAY and COMPUTE are work of one object outside any recompute.

    From COMMAND on: what a person or a script did, and what that person had to live with. VIEW is
    a measurement of the 3D view, SCRIPT an operation that a script named.
    """

    RECOMPUTE = "recompute"
    FEATURE = "feature"
    DISPLAY = "display"
    COMPUTE = "compute"
    OPENING = "opening"
    COMMAND = "command"
    SCRIPT = "script"
    CREATING = "creating"
    SAVING = "saving"
    AUTOSAVE = "autosave"
    CLOSING = "closing"
    IMPORT = "import"
    EXPORT = "export"
    UNDO = "undo"
    REDO = "redo"
    EDITING = "editing"
    FREEZE = "freeze"
    VIEW = "view"
    WORKFLOW = "workflow"


class Status(str, Enum):
    OK = "ok"
    FAILED = "failed"


class Row(str, Enum):
    """Time of a recompute that belongs to no feature."""

    DEPENDENCIES = "dependencies"
    EVENTS = "events"
    NESTED = "nested"
    CLOSING = "closing"
    OWN = "own"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True)
class Span:
    """One stretch of time on CLOCK_MONOTONIC (``time.perf_counter_ns``).

    A feature's time is ``compute_ns + display_ns + other_ns``: making its shape, showing it, the
    rest. ``wall_ns`` is its length on the clock, our own work inside it included. A recompute's
    ``rows`` hold what belongs to no feature; a feature's are empty. ``estimated_start`` says that
    nothing told the exact beginning. ``shared_group`` is the same number for features whose times
    can't be told apart: only the sum of the group is right.

    ``cpu_ns`` is processor time of all threads of the process, ``switches`` how often the system
    took the processor away or a thread waited, ``read_bytes`` and ``written_bytes`` what went
    through files and pipes, ``rss_bytes`` resident memory at the end and ``rss_change_bytes`` how
    much of it came (or went) in the span. ``peak_bytes`` is the most that was resident in the span,
    ``peak_change_bytes`` how much that is above what was resident at its beginning;
    ``peak_estimated`` says that short features before it may have been part of that. ``allocator``
    is what the memory allocator told at the beginning and the end, of recomputes only. None: not
    read here (``Session.problems`` says why).

    ``name`` is the command's, the workflow's or the script's own. ``detail`` is what is known only
    of such a kind: of a command, of work with a file, of an edit mode, of a freeze. What lies
    in one of these is told by the times, not by ``parent``.
    """

    id: int
    parent: int | None
    kind: SpanKind
    document: str
    object: str
    start_ns: int
    wall_ns: int
    status: Status = Status.OK
    compute_ns: int = 0
    display_ns: int = 0
    other_ns: int = 0
    rows: tuple[tuple[Row, int], ...] = ()
    shared_group: int | None = None
    estimated_start: bool = False
    cpu_ns: int | None = None
    switches: int | None = None
    read_bytes: int | None = None
    written_bytes: int | None = None
    rss_bytes: int | None = None
    rss_change_bytes: int | None = None
    peak_bytes: int | None = None
    peak_change_bytes: int | None = None
    peak_estimated: bool = False
    allocator: tuple[Allocator, Allocator] | None = None
    name: str = ""
    detail: Command | FileWork | Editing | Freeze | None = None

    @property
    def end_ns(self) -> int:
        return self.start_ns + self.wall_ns

    @property
    def total_ns(self) -> int:
        return self.compute_ns + self.display_ns + self.other_ns

    @property
    def key(self) -> ObjectKey:
        return ObjectKey(self.document, self.object)
