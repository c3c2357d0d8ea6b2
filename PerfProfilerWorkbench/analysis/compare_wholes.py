# SPDX-License-Identifier: LGPL-2.1-or-later
"""Whole recomputes and operations compared, as they are: nobody takes the machine out of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence

from ..model.session import Session
from ..model.span import SpanKind
from .compare_names import documents, ran
from .compare_verdicts import Candidate, candidate, judged
from .comparison import NamedCompared
from .operations import operations

Named = dict[tuple[str, str], list[float]]  # times in ns by name and document


def recomputes(sides: Sequence[Sequence[Session]], displayed: bool) -> tuple[NamedCompared, ...]:
    """The fullest recomputes of each document: those in which most of its features ran.

    ``displayed``: what displaying its features took is part of it.
    """
    return _compared(sides, lambda session: _fullest(session, displayed))


def operations_by_name(sides: Sequence[Sequence[Session]]) -> tuple[NamedCompared, ...]:
    """What a person or a script did and what FreeCAD took for it, but for edit modes."""
    return _compared(sides, _operations)


def _compared(
    sides: Sequence[Sequence[Session]], times: Callable[[Session], Named]
) -> tuple[NamedCompared, ...]:
    """What both sets have; one that only either has says nothing of speed."""
    first, second = ([times(session) for session in side] for side in sides)
    renamed = documents(*(map(ran, sides)))
    second = [
        {(name, renamed.get(document, document)): ns for (name, document), ns in each.items()}
        for each in second
    ]
    known = [{key: None for each in side for key in each} for side in (first, second)]
    both = [key for key in known[0] if key in known[1]]
    found = [_candidate([first, second], key) for key in both]
    return tuple(NamedCompared(*key, compared) for key, compared in zip(both, judged(found)))


def _candidate(sides: Sequence[Sequence[Named]], key: tuple[str, str]) -> Candidate:
    times_ns = [[each.get(key, []) for each in side] for side in sides]
    logs = [[[math.log(max(1.0, ns)) for ns in each] for each in side] for side in times_ns]
    return candidate(times_ns, logs, by_runs=False)


def _fullest(session: Session, displayed: bool) -> Named:
    """The times of the recomputes of each document in which most features ran."""
    features: Counter[int | None] = Counter()
    display_ns: Counter[int | None] = Counter()
    for span in session.spans:
        if span.kind is SpanKind.FEATURE:
            features[span.parent] += 1
            display_ns[span.parent] += span.display_ns
    found: dict[tuple[str, str], dict[int, list[float]]] = {}
    for span in session.spans:
        if span.kind is SpanKind.RECOMPUTE:
            wall_ns = span.wall_ns - (0 if displayed else display_ns[span.id])
            by_size = found.setdefault((span.kind.value, span.document), {})
            by_size.setdefault(features[span.id], []).append(wall_ns)
    return {key: by_size[max(by_size)] for key, by_size in found.items()}


def _operations(session: Session) -> Named:
    """Recomputes are compared by themselves; what failed ended early."""
    found: Named = {}
    for one in operations(session):
        if not (one.is_mode or one.failed or one.span.kind is SpanKind.RECOMPUTE):
            found.setdefault((one.name, one.document), []).append(one.response_ns)
    return found
