# SPDX-License-Identifier: LGPL-2.1-or-later
"""The readings in a profile of schema 1: of the machine, of memory, of Python's calls, of results.

A sentence in the place of a reading comes back as the message that it was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import texts
from ..model import memory
from ..model.activity import Frame
from ..model.calls import CallKind, CallNode, Calls
from ..model.facts import Fingerprint, Print, Sample
from ..model.gpu import GpuReading, OpenGL
from ..model.session import Environment
from ..model.tables import known
from ..texts import Message, message

Plain = Mapping[str, Any]
_NO_REASON = texts.NOT_AVAILABLE.partition("{")[0]


def reason(said: Any) -> Message | None:
    """The message of a sentence that stands where a reading could not be taken."""
    if said is None:
        return None
    return message(texts.SAID, reason=said.removeprefix(_NO_REASON))


def holds(value: Any) -> bool:
    return isinstance(value, dict)


def environment(plain: Plain) -> Environment:
    opengl = plain.get("opengl")
    drawn = OpenGL(**known(OpenGL, opengl)) if isinstance(opengl, dict) else reason(opengl)
    return Environment(**{**known(Environment, plain), "opengl": drawn})


def allocator_missing(recomputes: Iterable[Plain]) -> Message | None:
    told = (one.get("allocator") for one in recomputes)
    return reason(next((one for one in told if isinstance(one, str)), None))


def heap(plain: Plain) -> memory.Allocator:
    return memory.Allocator(**known(memory.Allocator, plain))


def fingerprint(plain: Plain) -> Fingerprint:
    sides = {side: plain[side] and _print(plain[side]) for side in ("before", "after")}
    return Fingerprint(**{**known(Fingerprint, plain), **sides})


def _print(plain: Plain) -> Print:
    return Print(**{**known(Print, plain), "box": plain["box"] and tuple(plain["box"])})


def frames(columns: Plain) -> tuple[Frame, ...]:
    return tuple(map(Frame, *(columns[name] for name in Frame._fields))) if columns else ()


def calls(plain: Plain | None) -> Calls | None:
    if plain is None:
        return None
    nodes = (
        CallNode(**{**known(CallNode, one), "kind": CallKind(one["kind"])})
        for one in plain["nodes"]
    )
    return Calls(**{**known(Calls, plain), "nodes": tuple(nodes)})


def sample(plain: Plain) -> Sample:
    missing = reason(plain.get("gpu_missing"))
    gpus = tuple(map(_gpu, plain.get("gpus", ())))
    return Sample(**{**known(Sample, plain), "gpus": gpus, "gpu_missing": missing})


def _gpu(plain: Plain) -> GpuReading:
    processes = plain["processes"]
    return GpuReading(
        **{
            **known(GpuReading, plain),
            "processes": processes and tuple(map(tuple, processes)),
            "missing": {name: reason(why) for name, why in plain["missing"].items()},
        }
    )


def snapshot(plain: Plain) -> memory.MemorySnapshot:
    return memory.MemorySnapshot(
        time_ns=plain["time_ns"],
        label=plain["label"],
        rss_bytes=_or_reason(plain["rss_bytes"]),
        allocator=heap(plain["allocator"])
        if holds(plain["allocator"])
        else _or_reason(plain["allocator"]),
        traced=_traced(plain["traced"]),
        objects=_made(memory.PythonObjects, plain["objects"]),
        document_objects=_or_reason(plain["document_objects"]),
        collector=_collector(plain["collector"]),
        cycles=_made(memory.Cycles, plain["cycles"]),
    )


def _or_reason(value: Any) -> Any:
    return reason(value) if isinstance(value, str) else value


def _made(made: Any, value: Any) -> Any:
    return made(**known(made, value)) if holds(value) else reason(value)


def _traced(value: Any) -> Any:
    if not holds(value):
        return reason(value)
    lines = tuple(
        memory.Allocation(**known(memory.Allocation, one)) for one in value["allocations"]
    )
    return memory.Traced(value["current_bytes"], value["peak_bytes"], lines)


def _collector(value: Any) -> Any:
    if not holds(value):
        return reason(value)
    ages = tuple(memory.Generation(**known(memory.Generation, one)) for one in value["generations"])
    return memory.Collector(value["enabled"], tuple(value["pending"]), ages)
