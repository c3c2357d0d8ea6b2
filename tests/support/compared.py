# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sessions of a model whose features take stated times, with noise that is the same each time."""

from __future__ import annotations

import random
from dataclasses import replace

from PerfProfilerWorkbench.model.session import Environment, Feature, Session
from PerfProfilerWorkbench.model.span import ObjectKey, Span, SpanKind, Status

ENVIRONMENT = Environment("1.1.3", "3.14.0", "6.9", "7.9", "Linux", "Processor", machine="bench")
MS = 1_000_000
MODEL = {f"Pad{number}": (5 + 3 * number) * MS for number in range(8)}  # 5 to 26 ms


def session(times_ns, runs=1, document="Doc", label=None, failed=(), groups=None, **more):
    """A session of ``runs`` recomputes, in each of which all of ``times_ns`` ran one after another.

    ``label`` makes a feature's label of its name; ``failed`` are those that fail, ``groups`` the
    shared group of features by name.
    """
    spans: list[Span] = []
    clock_ns = 1000
    for _ in range(runs):
        parent, begun_ns = len(spans), clock_ns
        features = []
        for name, wall_ns in times_ns.items():
            features.append(
                Span(
                    id=parent + 1 + len(features),
                    parent=parent,
                    kind=SpanKind.FEATURE,
                    document=document,
                    object=name,
                    start_ns=clock_ns,
                    wall_ns=wall_ns,
                    compute_ns=wall_ns,
                    status=Status.FAILED if name in failed else Status.OK,
                    shared_group=(groups or {}).get(name),
                )
            )
            clock_ns += wall_ns
        recompute = Span(
            parent, None, SpanKind.RECOMPUTE, document, "", begun_ns, clock_ns - begun_ns
        )
        spans += [*features, recompute]
    name_of = label or (lambda name: f"My {name}")
    known = {
        ObjectKey(document, name): Feature(name_of(name), "PartDesign::Pad") for name in times_ns
    }
    made = Session("lightweight", ENVIRONMENT, 1e9, 0, clock_ns, tuple(spans), features=known)
    return replace(made, **more)


def noisy(times_ns, chance, noise=0.03, machine=0.3):
    """Each time with its own noise, and all of them with the machine's."""
    speed = chance.lognormvariate(0, machine)
    return {
        name: round(wall_ns * speed * chance.lognormvariate(0, noise))
        for name, wall_ns in times_ns.items()
    }


def sessions(times_ns, count=10, seed=1, noise=0.03, machine=0.3, **more):
    chance = random.Random(seed)
    return [
        session(noisy(times_ns, chance, noise, machine), id=f"s{seed}-{number}", **more)
        for number in range(count)
    ]
