# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a person or a script did, and what FreeCAD took for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.activity import Command
from ..model.operation import OperationType
from ..model.session import Session
from ..model.span import Span, SpanKind, Status
from .evidence import Evidence
from .modes import MODES, recomputes_of, shares
from .nesting import FILE_KINDS, Node, Timeline, forest
from .operation_types import type_of
from .type_tables import KINDS

_NAMED = frozenset((SpanKind.COMMAND, SpanKind.SCRIPT))


@dataclass(frozen=True)
class Operation:
    """``response_ns`` is what FreeCAD took, ``waited_ns`` what it waited for the person.

    Together they are the time on the clock. Of an edit mode the response is entering and leaving
    it and dragging in it, as far as no other operation has that time, and others' time is in
    neither of the two.

    ``failed``: it failed by itself, or work with a file in it did. Features that failed in its
    recomputes do not make it fail, because one that is broken fails again in every recompute;
    ``failed_features`` counts such runs. ``recomputes`` and ``recompute_ns`` are of the outermost
    recomputes in it (or of itself). ``inner`` are the operations in it that are no recomputes: the
    commands of a macro, the saving of a command. ``type`` None: none of the fifteen.
    """

    span: Span
    type: OperationType | None
    document: str
    failed: bool
    failed_features: int
    response_ns: int
    waited_ns: int
    recomputes: int = 0
    recompute_ns: int = 0
    inner: tuple[Operation, ...] = ()

    @property
    def name(self) -> str:
        """Of a command or script its own, of anything else what it is."""
        own = self.span.name if self.span.kind in _NAMED else ""
        return own or self.span.kind.value

    @property
    def start_ns(self) -> int:
        return self.span.start_ns

    @property
    def end_ns(self) -> int:
        return self.span.end_ns

    @property
    def is_mode(self) -> bool:
        """It lasts as long as the person likes, and its response is no answer to one action."""
        return self.span.kind in MODES


def operations(session: Session) -> list[Operation]:
    """All that lie in no other, in order of their ends.

    A recompute is one if it lies in no other operation; one in the entering or leaving of an edit
    mode is part of that. Objects that were made since the last operation count as made by the
    recompute that comes next.
    """
    evidence = Evidence(session)
    roots = forest(session.spans)
    recomputes = Timeline(node for node in roots if node.span.kind is SpanKind.RECOMPUTE)
    modes = [span for span in session.spans if span.kind in MODES]
    parts = [list(recomputes_of(mode, recomputes)) for mode in modes]
    taken = {id(node) for nodes in parts for node in nodes}
    found: list[Operation] = []
    since_ns = session.start_ns
    for node in roots:
        if id(node) not in taken:
            found.append(_operation(node, evidence, since_ns))
        since_ns = node.end_ns
    apart = Timeline(found)
    found += [_mode(mode, part, apart, evidence) for mode, part in zip(modes, parts)]
    return sorted(found, key=lambda one: one.end_ns)


def _operation(node: Node, evidence: Evidence, since_ns: int | None = None) -> Operation:
    span = node.span
    since_ns = since_ns if span.kind is SpanKind.RECOMPUTE else None
    happened = evidence.happened(span.start_ns, span.end_ns, since_ns)
    inner = tuple(_operation(each, evidence) for each in _inner(node))
    waited_ns = _waited_ns(span, inner)
    response_ns = span.wall_ns - waited_ns
    recomputes = list(_recomputes(node))
    return Operation(
        span=span,
        type=type_of(span, response_ns, _files(inner), happened),
        document=span.document or evidence.document(span.start_ns, span.end_ns),
        failed=_failed(node),
        failed_features=happened.failed_features,
        response_ns=response_ns,
        waited_ns=waited_ns,
        recomputes=len(recomputes),
        recompute_ns=sum(each.wall_ns for each in recomputes),
        inner=inner,
    )


def _mode(
    mode: Span, recomputes: Sequence[Node], apart: Timeline[Operation], evidence: Evidence
) -> Operation:
    time = shares(mode, apart.overlapping(mode))
    features = (
        evidence.happened(node.start_ns, node.end_ns).failed_features for node in recomputes
    )
    return Operation(
        span=mode,
        type=type_of(mode, time.response_ns, edited=evidence.of(mode.key, mode.name)),
        document=mode.document,
        failed=mode.status is Status.FAILED,
        failed_features=sum(features),
        response_ns=time.response_ns,
        waited_ns=time.waited_ns,
        recomputes=len(recomputes),
        recompute_ns=sum(node.span.wall_ns for node in recomputes),
    )


def _waited_ns(span: Span, inner: Iterable[Operation]) -> int:
    """A command knows all that was waited in it; of a script it is at least what it called."""
    own_ns = span.detail.waited_ns if isinstance(span.detail, Command) else 0
    return min(span.wall_ns, max(own_ns, sum(one.waited_ns for one in inner)))


def _inner(node: Node) -> Iterator[Node]:
    """The nearest nodes in it that are no recomputes."""
    for each in node.inner:
        if each.span.kind is SpanKind.RECOMPUTE:
            yield from _inner(each)
        else:
            yield each


def _recomputes(node: Node) -> Iterator[Span]:
    """The outermost ones, itself included."""
    if node.span.kind is SpanKind.RECOMPUTE:
        yield node.span
        return
    for each in node.inner:
        yield from _recomputes(each)


def _failed(node: Node) -> bool:
    files = (each.span for each in node.walk() if each.span.kind in FILE_KINDS)
    return any(span.status is Status.FAILED for span in (node.span, *files))


def _files(inner: Iterable[Operation]) -> dict[OperationType, int]:
    """Time of the outermost work with files, by type."""
    found: dict[OperationType, int] = {}
    for one in inner:
        if one.span.kind in FILE_KINDS:
            type = KINDS[one.span.kind]
            found[type] = found.get(type, 0) + one.response_ns
        else:
            for type, ns in _files(one.inner).items():
                found[type] = found.get(type, 0) + ns
    return found
