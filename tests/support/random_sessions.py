# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sessions of anything a recording may hold, and of more than it ever does: for exporters."""

from __future__ import annotations

import random

from test_plain import HOSTILE, session_of

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.model.activity import (
    Command,
    Editing,
    FileWork,
    Frame,
    Freeze,
    Part,
    Way,
)
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls, StackFrame, StackSample
from PerfProfilerWorkbench.model.facts import Change, Sample
from PerfProfilerWorkbench.model.gpu import GpuReading
from PerfProfilerWorkbench.model.memory import MemorySnapshot
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.session import Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Row, Span, SpanKind, Status

START_NS, END_NS = 1_000_000_007, 61_000_000_011
LABELS = (*HOSTILE.values(), "Pad", "Fillet003")
OBJECTS = tuple(f"Object{number}" for number in range(len(LABELS)))
FEATURES = {
    ObjectKey("Doc", name): Feature(label, "PartDesign::Pad")
    for name, label in zip(OBJECTS, LABELS)
}
WHY = message(texts.NOT_TOLD)
FUNCTIONS = tuple(StackFrame(f"function{n}", "/m/tool.py", n) for n in range(6))


def random_session(seed: int, spans: int = 150) -> Session:
    chance = random.Random(seed)
    return session_of(
        [_span(chance, number) for number in range(1, spans + 1)],
        FEATURES,
        start_ns=START_NS,
        end_ns=END_NS,
        id="20261126-040215-3f9a1c0b",
        windowed=True,
        changes=tuple(Change(_time(chance), "Doc", name, "Length") for name in OBJECTS),
        samples=_samples(chance),
        snapshots=tuple(_snapshot(chance, label) for label in LABELS[:3]),
        calls=_calls(chance),
        stacks=_stacks(chance),
        frames=tuple(Frame(_time(chance), chance.randrange(10**8), True) for _ in range(40)),
        allocator_missing=WHY,
        dropped_events=3,
        problems=("<b>failed</b>", message(texts.MISSING, reading=WHY, reason=WHY)),
    )


def _time(chance: random.Random) -> int:
    return chance.randrange(START_NS, END_NS)


def _span(chance: random.Random, number: int) -> Span:
    """Anywhere, of any kind, within anything: much of this no FreeCAD ever does."""
    kind = chance.choice(tuple(SpanKind))
    wall_ns = chance.choice((0, 999, 10**6 + 1, chance.randrange(10**10)))
    compute_ns = chance.randrange(wall_ns + 1)
    display_ns = chance.randrange(wall_ns - compute_ns + 1)
    featured = kind in (SpanKind.FEATURE, SpanKind.COMPUTE, SpanKind.DISPLAY)
    return Span(
        id=number,
        parent=chance.choice((None, chance.randrange(1, number + 1))),
        kind=kind,
        document=chance.choice(("Doc", "Other <&>")),
        object=chance.choice(OBJECTS),
        start_ns=_time(chance) - chance.choice((0, 0, 10**9)),
        wall_ns=wall_ns,
        status=chance.choice(tuple(Status)),
        compute_ns=compute_ns if featured else 0,
        display_ns=display_ns if featured else 0,
        rows=((Row.OWN, compute_ns),) if kind is SpanKind.RECOMPUTE else (),
        shared_group=chance.choice((None, None, 7)),
        estimated_start=chance.random() < 0.3,
        cpu_ns=chance.choice((None, 5)),
        name=chance.choice(LABELS),
        detail=_detail(chance, kind, wall_ns),
    )


def _detail(chance: random.Random, kind: SpanKind, wall_ns: int):
    if kind is SpanKind.COMMAND:
        return Command("PartWorkbench", Way.MENU, wall_ns // 3)
    if kind is SpanKind.EDITING:
        return Editing(wall_ns // chance.randrange(1, 4), wall_ns // chance.randrange(1, 4))
    if kind is SpanKind.FREEZE:
        return Freeze(FUNCTIONS[: chance.randrange(3)])
    if kind in (SpanKind.OPENING, SpanKind.SAVING):
        parts = ((Part.READING, wall_ns // 2), (Part.MESHING, wall_ns - wall_ns // 2))
        return FileWork("/m/" + chance.choice(LABELS), 2**20, parts, (Part.MESHING,))
    return None


def _samples(chance: random.Random) -> tuple[Sample, ...]:
    made, times = [], sorted(_time(chance) for _ in range(60))
    for number, time_ns in enumerate(times):
        rss_bytes = chance.choice((None, chance.randrange(2**30)))
        busy_ns = chance.choice((None, number * 10**9))
        card = GpuReading(time_ns, "0000:01:00.0", "Card", "AMD", "1", 0.5, power_w=12.5)
        made.append(
            Sample(time_ns, busy_ns, rss_bytes, busy_ns, number * 2 * 10**9, (card,) * (number % 2))
        )
    return (*made, Sample(times[-1] + 1, gpu_missing=WHY))


def _snapshot(chance: random.Random, label: str) -> MemorySnapshot:
    rss_bytes = chance.choice((2**28, WHY))
    return MemorySnapshot(
        _time(chance), label, rss_bytes, WHY, WHY, WHY, {"Part::Box": 1}, WHY, WHY
    )


def _calls(chance: random.Random) -> Calls:
    nodes = []
    for number in range(80):
        parent = chance.randrange(number) if number and chance.random() < 0.9 else None
        function = chance.choice(FUNCTIONS)
        self_ns = chance.choice((0, chance.randrange(10**7)))
        nodes.append(
            CallNode(number, parent, CallKind.FUNCTION, *function, False, "", "", 1, self_ns)
        )
    return Calls(tuple(nodes), measured_cost_ns=10**6, estimated_cost_ns=10**7)


def _stacks(chance: random.Random) -> tuple[StackSample, ...]:
    times = sorted(START_NS + 10**8 * chance.randrange(600) for _ in range(200))
    return tuple(
        StackSample(at, tuple(chance.choices(FUNCTIONS, k=chance.randrange(5))), at % 3 == 0)
        for at in times
    )
