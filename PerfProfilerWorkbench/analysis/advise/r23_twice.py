# SPDX-License-Identifier: LGPL-2.1-or-later
"""R23: features that are computed more than once within one recompute."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from ... import texts
from ...model.advice import Advice, Effort
from ...model.span import ObjectKey, Span
from ...texts import Message, message
from ...units import told_duration
from ..naming import named
from ..subject import Subject

Again = Mapping[ObjectKey, Sequence[Sequence[Span]]]  # of each recompute with more than one run


def r23(subject: Subject) -> Iterable[Advice]:
    """One piece for each document: what makes one run again mostly makes several do so."""
    again = _again(subject)
    for document in subject.documents:
        extra = {key: _extra_ns(runs) for key, runs in again.items() if key.document == document}
        if extra and subject.worth(sum(extra.values()), document):
            keys = sorted(extra, key=lambda key: (-extra[key], key))
            yield _advice(subject, keys, again[keys[0]], sum(extra.values()))


def _again(subject: Subject) -> Again:
    found = {}
    for key, spans in subject.runs.items():
        by_recompute: dict[int | None, list[Span]] = {}
        for span in spans:
            by_recompute.setdefault(span.parent, []).append(span)
        several = [runs for runs in by_recompute.values() if len(runs) > 1]
        if several:
            found[key] = several
    return found


def _extra_ns(recomputes: Sequence[Sequence[Span]]) -> int:
    """What all runs but the longest of each recompute take, typically."""
    times = [[span.total_ns for span in runs] for runs in recomputes]
    return int(median(sum(one) - max(one) for one in times))


def _advice(
    subject: Subject, keys: Sequence[ObjectKey], runs: Sequence[Sequence[Span]], extra_ns: int
) -> Advice:
    key = keys[0]
    seen = message(
        texts.R23_SEEN,
        recomputes=len(runs),
        all=len({span.parent for span in subject.runs[key]}),
        time=told_duration(extra_ns),
    )
    if len(keys) > 1:
        seen = message(texts.R23_SEEN_MORE, seen=seen, others=named(subject, keys[1:]))
    times = max(map(len, runs))
    return Advice(
        "R23",
        key.document,
        key.object,
        message(texts.R23_TITLE, name=subject.label(key), times=times),
        seen,
        (_first_step(subject, key), message(texts.R23_STEP_REPORT)),
        effort=Effort.SOME,
        sources=("FreeCAD #30872", "FreeCAD #13142", "FreeCAD #16368", "FreeCAD #27360"),
    )


def _first_step(subject: Subject, key: ObjectKey) -> Message:
    facts = subject.objects.get(key)
    if facts is not None and facts.proxy:
        return message(texts.R23_STEP_ADDON, proxy=facts.proxy)
    return message(texts.R23_STEP_UPDATE)
