# SPDX-License-Identifier: LGPL-2.1-or-later
"""The readings of a session as the JSON has them: samples, memory, calls of Python."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from ..analysis.calls import cumulative_ns
from ..analysis.load import loads
from ..analysis.memory import difference
from ..model.calls import stacks_to_plain
from ..model.memory import Allocator
from ..model.session import Session
from ..model.span import Span
from ..texts import Translate
from .worded import worded


def samples(session: Session, translate: Translate) -> list[dict[str, Any]]:
    """Each with the shares of the machine that were busy since the one before."""
    shares = loads(session.samples, session.environment.cores)
    return [
        {**worded(sample, translate), **vars(load)} for sample, load in zip(session.samples, shares)
    ]


def allocator(span: Span, missing: str | None) -> dict[str, Any] | str | None:
    """Before and after a recompute, with the fragmentation computed of each.

    None where the preset does not read it, or where it was not read so soon after the last time.
    """
    if span.allocator is None:
        return missing
    before, after = span.allocator
    return {"before": _heap(before), "after": _heap(after)}


def _heap(heap: Allocator) -> dict[str, Any]:
    return {**vars(heap), "fragmentation": heap.fragmentation}


def snapshots(session: Session, translate: Translate) -> dict[str, Any]:
    """All of them, and what became different from each to the next."""
    taken = session.snapshots
    return {
        "taken": worded(taken, translate),
        "differences": [worded(difference(*pair), translate) for pair in pairwise(taken)],
    }


def calls(session: Session) -> dict[str, Any] | None:
    """The tree of calls: a node after its parent; None where the preset records none."""
    recorded = session.calls
    if recorded is None:
        return None
    totals = cumulative_ns(recorded.nodes)
    nodes = [
        {**vars(node), "kind": node.kind.value, "cumulative_ns": total}
        for node, total in zip(recorded.nodes, totals)
    ]
    return {**vars(recorded), "nodes": nodes}


def stacks(session: Session) -> dict[str, Any]:
    """Frames and stacks stand in tables, once each; samples are (time_ns, stack, held).

    ``interval_ns`` is the time that one of them stands for.
    """
    return {**stacks_to_plain(session.stacks), "interval_ns": session.stack_interval_ns}
