# SPDX-License-Identifier: LGPL-2.1-or-later
"""The spans of a session on the lanes of a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from ..model.activity import FileWork, Part
from ..model.span import Span, SpanKind, Status
from ..texts import Message
from .freezes import freezes
from .layers import Row, Weight
from .nesting import FILE_KINDS
from .subject import Subject


class Line(Enum):
    """A line of bars. MODES: workflows, edit modes, measurements of the view, which last."""

    FREEZES = "freezes"
    MODES = "modes"
    COMMANDS = "commands"
    RECOMPUTES = "recomputes"
    FEATURES = "features"
    FILES = "files"


_LINES = {
    SpanKind.FREEZE: Line.FREEZES,
    SpanKind.WORKFLOW: Line.MODES,
    SpanKind.EDITING: Line.MODES,
    SpanKind.VIEW: Line.MODES,
    SpanKind.COMMAND: Line.COMMANDS,
    SpanKind.SCRIPT: Line.COMMANDS,
    SpanKind.UNDO: Line.COMMANDS,
    SpanKind.REDO: Line.COMMANDS,
    SpanKind.RECOMPUTE: Line.RECOMPUTES,
    SpanKind.FEATURE: Line.FEATURES,
    SpanKind.COMPUTE: Line.FEATURES,
    SpanKind.DISPLAY: Line.FEATURES,
    **dict.fromkeys(FILE_KINDS, Line.FILES),
}


def line_of(span: Span) -> Line:
    return _LINES[span.kind]


class Lanes:
    """All spans by line; takes more at any time. ``count`` is how many it has."""

    def __init__(self) -> None:
        self.rows: Mapping[Line, Row[Span]] = {line: Row(_weight) for line in Line}
        self.count = 0
        self.longest: Span | None = None  # of the recomputes

    def add(self, spans: Sequence[Span]) -> None:
        for span in sorted(spans, key=_end_ns):
            self.rows[_LINES[span.kind]].add(span)
            if span.kind is SpanKind.RECOMPUTE and span.wall_ns > self._longest_ns:
                self.longest = span
        self.count += len(spans)

    @property
    def _longest_ns(self) -> int:
        return -1 if self.longest is None else self.longest.wall_ns

    def features_of(self, recompute: Span) -> list[Span]:
        """In order of time."""
        runs = self.rows[Line.FEATURES].reaching(recompute.start_ns, recompute.end_ns)
        found = [span for span in runs if span.parent == recompute.id]
        return sorted(found, key=lambda span: span.start_ns)


def slowest(features: Iterable[Span]) -> Span | None:
    """The run that took most."""
    return max(features, key=lambda span: span.total_ns, default=None)


def freeze_reasons(subject: Subject) -> Mapping[int, Message]:
    """What FreeCAD was at, by the id of the freeze."""
    return {cause.freeze.id: cause.why for cause in freezes(subject.session)}


def _end_ns(span: Span) -> int:
    return span.end_ns


def _weight(span: Span) -> Weight:
    failed = int(span.status is Status.FAILED)
    if isinstance(span.detail, FileWork):
        shown_ns = sum(ns for part, ns in span.detail.parts if part is Part.MESHING)
        return Weight(0, shown_ns, failed)
    return Weight(span.compute_ns, span.display_ns, failed)
