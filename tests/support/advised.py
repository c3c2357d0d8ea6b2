# SPDX-License-Identifier: LGPL-2.1-or-later
"""Small sessions with chosen times, and advice about them."""

from __future__ import annotations

from collections.abc import Mapping

from PerfProfilerWorkbench.model.advice import Advice, Basis, Effort, Piece
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.session import Environment, Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind, Status
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure

MS = 1_000_000
ENVIRONMENT = Environment("1.1.3", "3.13", "6", "7", "Linux", "P", 2, None, "here")
SECOND = 1_000_000_000


def key(name: str) -> ObjectKey:
    return ObjectKey("Doc", name)


def piece(name: str, part: str = "compute") -> Piece:
    return Piece(key(name), part)


def spans_of(
    runs: list[Mapping[str, int]], own_ms: int = 0, failed: tuple[str, ...] = ()
) -> list[Span]:
    """A recompute a second: of each feature so many milliseconds of computing.

    A name that ends in "~" is that feature's display instead.
    """
    made = []
    for number, run in enumerate(runs):
        parent, start_ns = 1000 * (number + 1), number * SECOND
        wall_ns = (sum(run.values()) + own_ms) * MS
        made.append(Span(parent, None, SpanKind.RECOMPUTE, "Doc", "", start_ns, wall_ns))
        for place, name in enumerate(dict.fromkeys(each.rstrip("~") for each in run)):
            compute_ns, display_ns = run.get(name, 0) * MS, run.get(f"{name}~", 0) * MS
            made.append(
                Span(
                    parent + place + 1,
                    parent,
                    SpanKind.FEATURE,
                    "Doc",
                    name,
                    start_ns + 1 + place,
                    compute_ns + display_ns,
                    Status.FAILED if name in failed else Status.OK,
                    compute_ns,
                    display_ns,
                )
            )
    return made


def session_of(
    *runs: Mapping[str, int],
    id: str = "20261126-040215-00000001",
    started_at: float = 1000.0,
    own_ms: int = 0,
    failed: tuple[str, ...] = (),
    path: str = "/m.FCStd",
    more: tuple[str, ...] = (),
    **given,
) -> Session:
    """A session of these recomputes, the first at its beginning, each next a second later.

    ``more`` are objects that were there and did not run.
    """
    names = {*more, *(name.rstrip("~") for run in runs for name in run)}
    objects = {name: ObjectFacts(name, "Part::Box") for name in sorted(names)}
    facts = DocumentFacts("Doc", path, objects)
    return Session(
        "full",
        given.pop("environment", ENVIRONMENT),
        started_at,
        0,
        len(runs) * SECOND,
        tuple(spans_of(list(runs), own_ms, failed)),
        structure=Structure(documents=(facts,)),
        features={key(name): Feature(name, "Part::Box") for name in sorted(names)},
        id=id,
        **given,
    )


def advice(rule: str = "R1", object: str = "A", saves_ms: int | None = None, **given) -> Advice:
    """It promises ``saves_ms`` of computing its object, unless ``pieces`` say otherwise."""
    expected_ns = None if saves_ms is None else saves_ms * MS
    pieces = given.pop("pieces", {} if expected_ns is None else {piece(object): expected_ns})
    values = {
        "property": "",
        "effort": Effort.EASY,
        "basis": Basis.TRY_IT if expected_ns is None else Basis.MEASURED_SHARE,
        **given,
    }
    return Advice(
        rule,
        "Doc",
        object,
        message(f"title of {rule}"),
        message("seen"),
        (message("do it"),),
        expected_saving_ns=expected_ns,
        pieces=pieces,
        **values,
    )
