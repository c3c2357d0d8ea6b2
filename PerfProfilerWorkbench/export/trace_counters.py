# SPDX-License-Identifier: LGPL-2.1-or-later
"""Samples as counters of a trace, snapshots as moments; times still in nanoseconds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ..analysis.load import loads
from ..model.facts import Sample
from ..model.gpu import GpuReading
from ..model.session import Session
from .worded import worded

Event = dict[str, Any]

# field of a reading, what the counter is called, and by what the value is multiplied
_CARD = (
    ("busy_share", "busy, %", 100),
    ("memory_used_bytes", "memory in use, MiB", 2**-20),
    ("own_memory_bytes", "memory in use by FreeCAD, MiB", 2**-20),
    ("temperature_c", "temperature, °C", 1),
    ("power_w", "power, W", 1),
)
_OWN, _SYSTEM = "FreeCAD, % of all cores", "All programs, % of all cores"
_RESIDENT = "Resident memory, MiB"


def counters(session: Session) -> Iterator[Event]:
    """A counter holds from its moment to its next one; what was not read has none."""
    yield from _processor(session)
    for sample in session.samples:
        if sample.rss_bytes is not None:
            yield _counter(_RESIDENT, sample.time_ns, sample.rss_bytes * 2**-20)
        yield from _cards(sample)
    for taken in session.snapshots:
        args = {"rss_bytes": worded(taken.rss_bytes), "allocator": worded(taken.allocator)}
        name = f"snapshot {taken.label}"
        yield {
            "ph": "i",
            "s": "p",
            "cat": "snapshot",
            "name": name,
            "ts": taken.time_ns,
            "args": args,
        }


def _processor(session: Session) -> Iterator[Event]:
    """A load is that of the time before its sample, so it begins at the sample before."""
    shares = loads(session.samples, session.environment.cores)
    for (before, _), load in zip(pairwise(session.samples), shares[1:]):
        for name, share in ((_OWN, load.own_share), (_SYSTEM, load.system_share)):
            if share is not None:
                yield _counter(name, before.time_ns, share * 100)


def _cards(sample: Sample) -> Iterator[Event]:
    for card in sample.gpus:
        for field, name, factor in _CARD:
            value = getattr(card, field)
            if value is not None:
                yield _counter(f"{_card(card)}: {name}", card.time_ns, value * factor)


def _card(card: GpuReading) -> str:
    """Two cards of one name are two counters."""
    return f"{card.name} ({card.key})"


def _counter(name: str, time_ns: int, value: float) -> Event:
    return {"ph": "C", "name": name, "ts": time_ns, "args": {"value": round(value, 3)}}
