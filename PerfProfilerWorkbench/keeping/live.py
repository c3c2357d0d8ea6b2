# SPDX-License-Identifier: LGPL-2.1-or-later
"""The figures of the moment, and what other machines are told, of a recording as it comes.

An operation is settled two seconds after its end: what it lies in, such as the command that set it
off, has ended too by then. A command that waits for a person can take longer; then it is told
beside the operations in it.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import replace
from time import time

from ..analysis.metrics import metrics
from ..analysis.operations import Operation, operations
from ..capture.system.reading import RSS, process
from ..model.facts import Change
from ..model.gpu import GpuReading
from ..model.session import Feature, Session
from ..model.span import ObjectKey, Span, SpanKind
from ..store.heads import document_of
from ..store.history import State
from ..store.live import MOST_RESPONSES, LiveFigures
from ..store.outbox import Entry
from ..store.owners import Owner
from ..store.sharing_entries import head_entry, operation_entry, snapshot_entry

NEVER_NS = 2**63
WINDOW_NS = 60_000_000_000
_SETTLED_NS = 2_000_000_000
# Of these nothing but an operation's type is told, which only other machines want to know.
_WITHIN = (SpanKind.FEATURE, SpanKind.COMPUTE, SpanKind.DISPLAY)


class Live:
    """``take`` each part once it is written. ``shares``: other machines are told of it."""

    def __init__(self, head: Session, owner: Owner, shares: bool) -> None:
        self._head, self._owner, self._shares = head, owner, shares
        self._document = ""
        self._spans: list[Span] = []
        self._changes: list[Change] = []
        self._features: dict[ObjectKey, Feature] = {}
        self._settled: deque[Operation] = deque()
        self._gpus: tuple[GpuReading, ...] = ()
        self._process = None
        with suppress(ImportError, OSError):
            self._process = process(owner.pid)

    def take(self, part: Session) -> list[Entry]:
        """What other machines are to be told of it."""
        kept = [span for span in part.spans if self._shares or span.kind not in _WITHIN]
        self._spans += kept
        for sample in part.samples:
            self._gpus = sample.gpus or self._gpus
        if not self._shares:
            return []
        self._changes += part.changes
        self._features.update(part.features)
        told = [snapshot_entry(self._head, each) for each in part.snapshots]
        document = self._document or document_of(part)
        if document != self._document:
            self._document = document
            told.append(self.state(State.RUNNING))
        return told

    def state(self, state: State) -> Entry:
        return head_entry(self._head, self._document, state, self._owner, time())

    def settle(self, now_ns: int) -> list[Entry]:
        """The operations that are over, each once, as entries where they are shared."""
        over_ns = now_ns - _SETTLED_NS
        over = [one for one in self._operations() if one.end_ns <= over_ns]
        last_ns = max((one.end_ns for one in over), default=0)
        self._spans = [span for span in self._spans if span.end_ns > last_ns]
        self._changes = [change for change in self._changes if change.time_ns > last_ns]
        self._settled += over
        while self._settled and self._settled[0].end_ns < now_ns - WINDOW_NS:
            self._settled.popleft()
        return [operation_entry(self._head, one) for one in over] if self._shares else []

    def figures(self, now_ns: int) -> LiveFigures:
        start_ns = max(self._head.start_ns, now_ns - WINDOW_NS)
        done = [*self._settled, *self._operations()]
        counted = [one for one in done if not one.is_mode and start_ns < one.end_ns <= now_ns]
        found = metrics(counted, start_ns, now_ns)
        responses = [one.response_ns for one in counted]
        return LiveFigures(
            session=self._head.id,
            machine=self._head.environment.machine,
            at=time(),
            window_s=found.seconds,
            operations=found.operations,
            failed=found.failed,
            response_sum_ns=sum(responses),
            worst_ns=found.worst_ns,
            responses_ns=tuple(responses) if len(responses) <= MOST_RESPONSES else (),
            rss_bytes=self._rss_bytes(),
            gpus=self._gpus,
        )

    def _operations(self) -> list[Operation]:
        pending = replace(
            self._head,
            spans=tuple(self._spans),
            changes=tuple(self._changes),
            features=self._features,
        )
        return operations(pending)

    def _rss_bytes(self) -> int | None:
        """Of FreeCAD, also while it has no time to tell."""
        if self._process is None:
            return None
        try:
            return self._process.read()[RSS]
        except OSError:
            return None

    def close(self) -> None:
        if self._process is not None:
            self._process.close()
