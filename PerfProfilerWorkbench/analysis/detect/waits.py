# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where Python's main thread stood waiting for another thread: from calls, or from stacks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.calls import CallKind, CallNode, StackFrame, StackSample
from ...model.span import ObjectKey
from ..calls import Function
from ..nesting import Timeline
from ..subject import Subject

# Python's own modules that wait for other threads, and what in them does
_FILE = re.compile(r"[\\/](threading|queue|_base|thread|synchronize)\.py$")
_NAME = re.compile(r"(^|\.)(wait|wait_for|acquire|join|get|put|result|shutdown|__enter__)$")
# an acquire that Python does not see inside of: the names are cProfile's
_NATIVE = re.compile(r"(acquire|join)\b.*_thread\.|_thread\.\w*(lock|handle)", re.IGNORECASE)
_OURS = "/PerfProfilerWorkbench/"


@dataclass(frozen=True)
class Wait:
    """``caller`` waited, mostly in the function ``waiting``, while ``feature`` was computed."""

    caller: Function
    waiting: str
    feature: ObjectKey | None
    waited_ns: int
    measured: bool


def waits(subject: Subject) -> list[Wait]:
    """By caller, the longest first; from stacks the time is an estimate."""
    session = subject.session
    measured = session.calls is not None
    found: dict[tuple[Function, ObjectKey | None], Counter[str]] = {}
    told = _of_calls(session.calls.nodes) if session.calls is not None else _of_stacks(subject)
    for caller, waiting, feature, waited_ns in told:
        found.setdefault((caller, feature), Counter())[waiting] += waited_ns
    made = [
        Wait(caller, spent.most_common(1)[0][0], feature, sum(spent.values()), measured)
        for (caller, feature), spent in found.items()
    ]
    return sorted(made, key=lambda one: (-one.waited_ns, one.caller))


_Told = Iterator[tuple[Function, str, "ObjectKey | None", int]]


def _of_calls(nodes: tuple[CallNode, ...]) -> _Told:
    """A native lock's time is its caller's wait; Python's own modules pass it on to theirs."""
    features: list[ObjectKey | None] = []
    for node in nodes:
        above = None if node.parent is None else features[node.parent]
        is_feature = node.kind is CallKind.FEATURE
        features.append(ObjectKey(node.document, node.object) if is_feature else above)
        if node.self_ns and (_waits(node.name, node.file) or _locks(node)):
            caller, waiting = node, node.name
            while _waits(caller.name, caller.file) or _locks(caller) or _in_python(caller.file):
                if _waits(caller.name, caller.file):
                    waiting = caller.name
                if caller.parent is None:
                    break
                caller = nodes[caller.parent]
            if caller is not node and _OURS not in caller.file:
                function = Function(caller.name, caller.file, caller.line)
                yield function, waiting, features[-1], node.self_ns


def _locks(node: CallNode) -> bool:
    return node.native and _NATIVE.search(node.name) is not None


def _of_stacks(subject: Subject) -> _Told:
    runs = Timeline(run for spans in subject.runs.values() for run in spans)
    for sample in subject.session.stacks:
        found = _waiting_frame(sample)
        if found is not None:
            ran = next(runs.overlapping(_Moment(sample.time_ns)), None)
            caller, waiting = found
            feature = None if ran is None else ran.key
            function = Function(caller.name, caller.file, caller.line)
            yield function, waiting.name, feature, subject.session.stack_interval_ns


@dataclass(frozen=True)
class _Moment:
    start_ns: int

    @property
    def end_ns(self) -> int:
        return self.start_ns + 1


def _waiting_frame(sample: StackSample) -> tuple[StackFrame, StackFrame] | None:
    """Who waits, and in what, if the innermost function is one that waits."""
    frames = [one for one in sample.frames if one.file]
    if not frames or not _waits(frames[-1].name, frames[-1].file):
        return None
    waiting = frames[-1]
    for frame in reversed(frames):
        if _OURS in frame.file.replace("\\", "/"):
            return None
        if _waits(frame.name, frame.file):
            waiting = frame
        elif not _in_python(frame.file):
            return frame, waiting
    return None


def _waits(name: str, file: str) -> bool:
    return _in_python(file) and _NAME.search(name) is not None


def _in_python(file: str) -> bool:
    return _FILE.search(file) is not None
