# SPDX-License-Identifier: LGPL-2.1-or-later
"""One recording: joins recorder and model."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter_ns
from types import TracebackType
from typing import Any, TypeVar

from .. import texts
from ..analysis.calls import since
from ..capture.environment import environment, windowed
from ..capture.guard import error_text
from ..capture.recorder import Recorder
from ..capture.spans import SpanBuilder
from ..keeping.keeper import Keeper
from ..keeping.settings import Settings, settings
from ..keeping.taking import Taking
from ..model.activity import Command, Frame, Way
from ..model.calls import Calls, StackSample
from ..model.facts import Sample
from ..model.gpu import GpuReading
from ..model.memory import MemorySnapshot
from ..model.preset import AS_PRESET, LIGHTWEIGHT, Intervals, checked, preset
from ..model.session import Feature, Session
from ..model.session_id import new_session_id
from ..model.span import ObjectKey, Span, SpanKind, Status
from ..model.structure import Structure
from ..texts import Message, message

Timed = TypeVar("Timed", Sample, StackSample, Frame)

recorder = Recorder()


class Recording:
    """A stretch of the common recording. ``session`` is a frozen value, also while it runs."""

    def __init__(
        self, name: str = LIGHTWEIGHT, keep: bool = True, intervals: Intervals = AS_PRESET
    ) -> None:
        self.preset = checked(name)
        _require_freecad()
        self._environment = environment()
        self._windowed = windowed()
        self._builder = SpanBuilder()
        self._dropped = 0
        self._end_ns: int | None = None
        self._session: Session | None = None
        self._workflows: list[tuple[str, int]] = []
        self._noted: list[Span] = []
        self._stretch = recorder.join(self.preset, intervals)
        self._hook, self._sampler = recorder.hook, recorder.sampler
        self._instruments, self._activity = recorder.instruments, recorder.activity
        self._taken = self._stretch.first[4]
        self.id = new_session_id(self._stretch.started_at)
        kept = settings() if keep else None
        self._keeper = None if kept is None else self._kept(kept)

    def _kept(self, how: Settings) -> Keeper:
        preferences = Structure(dict(self._hook.facts.preferences))
        head = replace(self._head(self._stretch.start_ns), structure=preferences)
        taking = Taking(recorder, self._stretch, self._noted)
        keeper = Keeper(taking, head, how, self._problems)
        keeper.begin()
        return keeper

    def wait_until_kept(self, timeout_s: float = 10.0) -> Message | None:
        """For scripts: wait until what was recorded is in the store. None, or why it is not.

        Nobody has to call it: FreeCAD grants what is left to write a few seconds when it ends.
        """
        if self._keeper is None:
            return message(texts.NOT_KEPT, reason=message(texts.KEEPING_OFF))
        if not self._keeper.wait(timeout_s):
            return message(texts.NOT_KEPT, reason=message(texts.NOT_KEPT_YET, seconds=timeout_s))
        return self._keeper.missing

    @property
    def running(self) -> bool:
        return self._end_ns is None

    @property
    def seconds(self) -> float:
        """How long it has been running, or ran."""
        end_ns = perf_counter_ns() if self._end_ns is None else self._end_ns
        return (end_ns - self._stretch.start_ns) / 1e9

    @property
    def session(self) -> Session:
        """All that is complete so far: a recompute under way is not in it yet.

        Calls and stacks are there once it has stopped.
        """
        return self._made() if self._session is None else self._session

    def _made(self) -> Session:
        self._drain()
        instruments, reads = self._instruments, preset(self.preset)
        facts, first = self._hook.facts, self._stretch.first
        return replace(
            self._head(perf_counter_ns() if self._end_ns is None else self._end_ns),
            spans=tuple(self._builder.spans),
            changes=tuple(self._builder.outside.changes),
            fingerprints=tuple(facts.fingerprints[first[2] :]),
            samples=self._since(self._sampler.samples),
            snapshots=tuple(instruments.snapshots[first[3] :]),
            calls=self._calls() if reads.calls and not self.running else None,
            stacks=self._since(instruments.stacks) if reads.stacks and not self.running else (),
            frames=self._since(self._activity.frames),
            structure=Structure(
                dict(facts.preferences),
                tuple(facts.documents[first[0] :]),
                tuple(facts.steps[first[1] :]),
            ),
            features=dict(self._hook.features),
            dropped_events=self._dropped,
            problems=self._problems(),
        )

    def _head(self, end_ns: int) -> Session:
        """The session without what happened in it."""
        return Session(
            preset=self.preset,
            environment=self._environment,
            started_at=self._stretch.started_at,
            start_ns=self._stretch.start_ns,
            end_ns=end_ns,
            allocator_missing=self._hook.allocator_missing,
            stack_interval_ns=round(self._instruments.stack_interval_s * 1e9),
            id=self.id,
            windowed=self._windowed,
        )

    def _problems(self) -> tuple[str | Message, ...]:
        reads = preset(self.preset)
        return (
            *self._not_kept(),  # the panel shows the first
            *self._hook.problems,
            *self._activity.problems,
            *self._hook.missing,
            *self._activity.missing,
            *self._sampler.missing,
            *(self._instruments.missing if reads.calls or reads.stacks else ()),
        )

    def _not_kept(self) -> tuple[Message, ...]:
        keeper = self._keeper
        return () if keeper is None or keeper.missing is None else (keeper.missing,)

    def snapshot(self, label: str) -> MemorySnapshot:
        """Memory as it is now, kept in the session under a name; runs Python's collector."""
        return self._instruments.take_snapshot(label)

    def count_geometry(self, budget_s: float = 5.0) -> None:
        """Count now what is left to count in the open documents, instead of in idle moments."""
        import FreeCAD

        facts, end_ns = self._hook.facts, perf_counter_ns() + int(budget_s * 1e9)
        with self._activity.aside():
            facts.settle()
            for document in FreeCAD.listDocuments().values():
                facts.count(document, max(0, end_ns - perf_counter_ns()))

    @contextmanager
    def operation(self, name: str) -> Iterator[None]:
        """Some work of a script as an operation of its own; an error makes it a failed one."""
        start_ns, error = perf_counter_ns(), ""
        try:
            yield
        except BaseException as raised:
            error = error_text(raised)
            raise
        finally:
            status = Status.FAILED if error else Status.OK
            detail = Command("", Way.SCRIPT, 0, error)
            self._note(SpanKind.SCRIPT, name, start_ns, status=status, detail=detail)

    def begin_workflow(self, name: str) -> None:
        """From here on until ``end_workflow``, what is done is also counted under a name."""
        self._workflows.append((name, perf_counter_ns()))

    def end_workflow(self) -> None:
        """Ends the workflow that began last; RuntimeError without one."""
        if not self._workflows:
            raise RuntimeError("no workflow was begun")
        self._note(SpanKind.WORKFLOW, *self._workflows.pop())

    @property
    def workflow(self) -> str | None:
        """The name of the workflow that began last and goes on; None without one."""
        return self._workflows[-1][0] if self._workflows else None

    def _note(self, kind: SpanKind, name: str, start_ns: int, **values: Any) -> None:
        wall_ns = perf_counter_ns() - start_ns
        self._activity.ended(start_ns + wall_ns)
        if self.running:
            self._drain()  # what lies in it comes before it
            span = Span(0, None, kind, "", "", start_ns, wall_ns, name=name, **values)
            self._builder.add([span])
            self._noted.append(span)

    @property
    def gpus(self) -> tuple[GpuReading, ...] | Message:
        """The newest readings of graphics cards, or why there are none; empty if none are read."""
        return self._sampler.gpus

    @property
    def spans(self) -> Sequence[Span]:
        """What ``session`` would have of them; cheap enough to ask four times a second.

        It grows as long as the recording runs, and is not to be changed.
        """
        self._drain()
        return self._builder.spans

    @property
    def features(self) -> Mapping[ObjectKey, Feature]:
        """What is known by now of the features; it grows, and is not to be changed."""
        return self._hook.features

    @property
    def samples(self) -> Sequence[Sample]:
        """The process's samples so far, also of recordings that began before; they grow."""
        return self._sampler.samples

    @property
    def frames(self) -> Sequence[Frame]:
        """The pictures of the 3D views so far, also of recordings that began before; they grow."""
        return self._activity.frames

    @property
    def dropped_events(self) -> int:
        return self._dropped

    @property
    def problems(self) -> tuple[str | Message, ...]:
        return self._problems()

    def stop(self) -> Session:
        """End this stretch; the hooks come down with the last. Stopping again changes nothing."""
        if self._end_ns is None:
            try:
                self._hook.facts.settle()
                self._activity.settle()
                self._drain()
                self._builder.close()
                while self._workflows:
                    self.end_workflow()
            finally:
                self._end_ns = perf_counter_ns()
                if self._keeper is not None:
                    self._keeper.end_events()
                recorder.leave(self._stretch)
            self._session = self._made()
            if self._keeper is not None:
                self._keeper.end(self._session)
        return self.session

    def _since(self, taken: Sequence[Timed]) -> tuple[Timed, ...]:
        """What is of this stretch: others may have begun before."""
        return tuple(taken[bisect_left([each.time_ns for each in taken], self._stretch.start_ns) :])

    def _calls(self) -> Calls:
        return since(self._instruments.calls, self._stretch.calls)

    def _drain(self) -> None:
        if self.running:
            events, dropped = recorder.read(self._stretch)
            self._dropped += dropped
            self._builder.feed(events)
            done = self._activity.spans
            since_ns = self._stretch.start_ns  # what ended before may have been told late
            self._builder.add(span for span in done[self._taken :] if span.end_ns > since_ns)
            self._taken = len(done)

    def __enter__(self) -> Recording:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _require_freecad() -> None:
    try:
        import FreeCAD  # noqa: F401
    except ImportError as error:
        raise RuntimeError(
            f"FreeCAD can't be imported, so there is nothing to record: {error}"
        ) from error
