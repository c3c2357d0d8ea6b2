# SPDX-License-Identifier: LGPL-2.1-or-later
"""Why FreeCAD did not answer: what covers most of each freeze."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.activity import Freeze
from ..model.calls import StackFrame
from ..model.session import Session
from ..model.span import ObjectKey, Span, SpanKind
from ..texts import Message
from . import freeze_texts as say
from .modes import parts
from .nesting import Node, Stretch, Timeline, forest, overlap_ns

_MOST = 0.5
_SHORT_NS = 250_000_000
_OBJECT_WORK = (SpanKind.COMPUTE, SpanKind.DISPLAY)
_OWN_FILES = ("/PerfProfilerWorkbench/", "/perfprofiler-")  # ours, and the script we start with


@dataclass(frozen=True)
class FreezeCause:
    """What a freeze was spent on, as far as anything covers half of it or more.

    ``span`` is the innermost command, recompute, work with a file or of one object, or the edit
    mode that was entered or left; of several alike it is the one that covers most. ``covered_ns``
    is how much of the freeze all of them cover, ``command`` the outermost command around them. Of
    recomputes ``feature`` is the one that took most of the freeze, ``feature_ns`` how much.
    ``function`` is the outermost Python function that is the person's own, ``innermost`` the one
    that ran, whatever the cause is. ``why`` says it.
    """

    freeze: Span
    why: Message
    span: Span | None = None
    covered_ns: int = 0
    command: Span | None = None
    feature: ObjectKey | None = None
    feature_ns: int = 0
    function: StackFrame | None = None
    innermost: StackFrame | None = None


def is_short_freezes(spans: Sequence[Span]) -> bool:
    """Whether there is nothing but short freezes.

    These are no reason to draw the panel at once: where no graphics card draws, that can take so
    long that it is a freeze itself, which would be shown in turn.
    """
    return all(span.kind is SpanKind.FREEZE and span.wall_ns < _SHORT_NS for span in spans)


def freezes(session: Session) -> list[FreezeCause]:
    """The cause of each freeze, in order of their ends."""
    finder = _Finder(session)
    return [finder.cause(span) for span in session.spans if span.kind is SpanKind.FREEZE]


@dataclass(frozen=True)
class _Cover:
    """Spans alike that together cover most of a freeze, the one that covers most of it first."""

    spans: Sequence[Span]
    covered_ns: int
    part: str = ""  # of an edit mode


class _Finder:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._roots = Timeline(forest(session.spans))
        self._objects = Timeline(span for span in session.spans if span.kind in _OBJECT_WORK)
        self._edits = [span for span in session.spans if span.kind is SpanKind.EDITING]
        self._frame_starts = [frame.time_ns for frame in session.frames]
        self._features: dict[int | None, list[Span]] = {}
        for span in session.spans:
            if span.kind is SpanKind.FEATURE:
                self._features.setdefault(span.parent, []).append(span)

    def cause(self, freeze: Span) -> FreezeCause:
        function, innermost = _functions(freeze)
        path = self._path(freeze)
        if not path and self._drawn_ns(freeze) >= _MOST * freeze.wall_ns:
            return FreezeCause(freeze, say.of_view(), function=function, innermost=innermost)
        if not path:
            why = say.of_python(function, innermost, _held(freeze))
            return FreezeCause(freeze, why, function=function, innermost=innermost)
        cover = path[-1]
        feature, feature_ns = self._feature(freeze, cover)
        command = next((one.spans[0] for one in path if _is_command(one)), None)
        share = feature_ns / cover.covered_ns
        why = say.of_span(cover.spans[0], cover.part, self._label, feature, share)
        if command is not None and command is not cover.spans[0]:
            why = say.in_command(why, command.name)
        found = (cover.spans[0], cover.covered_ns, command, feature, feature_ns)
        return FreezeCause(freeze, why, *found, function, innermost)

    def _path(self, freeze: Span) -> list[_Cover]:
        """From the outermost to the innermost; what an object did is more than who asked for it."""
        path: list[_Cover] = []
        nodes: Iterable[Node] = self._roots.overlapping(freeze)
        while group := _most(nodes, freeze):
            path.append(_cover(group, freeze))
            nodes = [inner for node in group for inner in node.inner]
        if not path or path[-1].spans[0].kind is not SpanKind.RECOMPUTE:
            work = [one for one in self._objects.overlapping(freeze) if _is_most(one, freeze)]
            path += [_Cover([one], overlap_ns(one, freeze)) for one in work[:1]]
        return path or self._edit_mode(freeze)

    def _drawn_ns(self, freeze: Span) -> int:
        """How much of it the 3D view was being drawn."""
        first = max(0, bisect_right(self._frame_starts, freeze.start_ns) - 1)
        last = bisect_left(self._frame_starts, freeze.end_ns)
        return sum(
            max(
                0,
                min(frame.time_ns + frame.draw_ns, freeze.end_ns)
                - max(frame.time_ns, freeze.start_ns),
            )
            for frame in self._session.frames[first:last]
        )

    def _edit_mode(self, freeze: Span) -> list[_Cover]:
        return [
            _Cover([edit], overlap_ns(part, freeze), name)
            for edit in self._edits
            for part, name in zip(parts(edit), (say.ENTERING, say.LEAVING))
            if _is_most(part, freeze)
        ][:1]

    def _feature(self, freeze: Span, cover: _Cover) -> tuple[ObjectKey | None, int]:
        taken: dict[ObjectKey, int] = {}
        for span in cover.spans:
            if span.kind is SpanKind.RECOMPUTE:
                for run in self._features.get(span.id, ()):
                    taken[run.key] = taken.get(run.key, 0) + overlap_ns(run, freeze)
        most = max(taken, key=taken.__getitem__, default=None)
        return (most, taken[most]) if most is not None and taken[most] else (None, 0)

    def _label(self, key: ObjectKey) -> str:
        feature = self._session.features.get(key)
        return (feature and feature.label) or key.object


def _most(nodes: Iterable[Node], freeze: Span) -> list[Node]:
    """Those alike that together cover most of it; none if nothing does."""
    groups: dict[tuple[SpanKind, str, str], list[Node]] = {}
    for node in nodes:
        if overlap_ns(node, freeze):
            key = (node.span.kind, node.span.name, node.span.document)
            groups.setdefault(key, []).append(node)
    for group in groups.values():
        if sum(overlap_ns(node, freeze) for node in group) >= _MOST * freeze.wall_ns:
            return group
    return []


def _cover(group: Sequence[Node], freeze: Span) -> _Cover:
    ordered = sorted((node.span for node in group), key=lambda one: -overlap_ns(one, freeze))
    return _Cover(ordered, sum(overlap_ns(span, freeze) for span in ordered))


def _is_most(one: Stretch, freeze: Span) -> bool:
    return overlap_ns(one, freeze) >= _MOST * max(1, freeze.wall_ns)


def _is_command(cover: _Cover) -> bool:
    return cover.spans[0].kind is SpanKind.COMMAND


def _held(freeze: Span) -> bool:
    return isinstance(freeze.detail, Freeze) and freeze.detail.held


def _functions(freeze: Span) -> tuple[StackFrame | None, StackFrame | None]:
    """The outermost and the innermost, without ours and those of Python's own importing."""
    stack = freeze.detail.stack if isinstance(freeze.detail, Freeze) else ()
    known = [frame for frame in stack if not _is_foreign(frame.file.replace("\\", "/"))]
    return (known[0], known[-1]) if known else (None, None)


def _is_foreign(file: str) -> bool:
    return file.startswith("<frozen ") or any(part in file for part in _OWN_FILES)
