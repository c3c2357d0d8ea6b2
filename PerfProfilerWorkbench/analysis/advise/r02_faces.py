# SPDX-License-Identifier: LGPL-2.1-or-later
"""R2: a feature that makes many faces early in the tree, for which every later one pays.

Nothing is promised: whether the order can be another one, and what is left then, only a person
who tries it knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ... import texts
from ...model.advice import Advice, Effort, Risk
from ...model.span import ObjectKey
from ...texts import message
from ...units import told_duration
from ..linked import built
from ..naming import named
from ..subject import Subject

_JUMP = 3  # times the faces that there were before
_NEW_FACES = 50
_SLOWER = 3  # times what the features before it take, each
_FEWEST = 2  # features on either side


@dataclass(frozen=True)
class Jump:
    """Where the faces jump. ``later`` are the features that follow, times are medians of each."""

    key: ObjectKey
    faces_before: int
    faces: int
    later: tuple[ObjectKey, ...]
    earlier_ns: int
    later_ns: int
    all_later_ns: int


def r2(subject: Subject) -> Iterable[Advice]:
    for chain in _chains(subject):
        jump = found(subject, chain)
        if jump is not None:
            too_much_ns = jump.all_later_ns - jump.earlier_ns * len(jump.later)
            if subject.worth(too_much_ns, jump.key.document):
                yield _advice(subject, jump)


def _chains(subject: Subject) -> Iterator[list[ObjectKey]]:
    """The features of each Body that were computed, in the order in which they build on another."""
    for chain in subject.once(built).values():
        yield [key for key in chain if key in subject.typical]


def found(subject: Subject, chain: Sequence[ObjectKey]) -> Jump | None:
    """The first jump of the faces behind which features are slower than before it."""
    faces = [subject.objects[key].counts.get("Face", 0) for key in chain]
    times_ns = [subject.typical[key].compute_ns for key in chain]
    for place in range(_FEWEST, len(chain) - _FEWEST):
        before, after = faces[place - 1], faces[place]
        if after < before * _JUMP or after < before + _NEW_FACES:
            continue
        earlier_ns = int(median(times_ns[:place]))
        later_ns = int(median(times_ns[place + 1 :]))
        if later_ns >= earlier_ns * _SLOWER:
            later = tuple(chain[place + 1 :])
            sum_ns = sum(times_ns[place + 1 :])
            return Jump(chain[place], before, after, later, earlier_ns, later_ns, sum_ns)
    return None


def _advice(subject: Subject, jump: Jump) -> Advice:
    slowest = sorted(jump.later, key=lambda key: (-subject.typical[key].compute_ns, key))
    seen = message(
        texts.R2_SEEN,
        feature=subject.label(jump.key),
        before=jump.faces_before,
        after=jump.faces,
        count=len(jump.later),
        time=told_duration(jump.all_later_ns),
        later=told_duration(jump.later_ns),
        earlier=told_duration(jump.earlier_ns),
        slowest=named(subject, slowest[:2]),
    )
    return Advice(
        "R2",
        *jump.key,
        message(texts.R2_TITLE, feature=subject.label(jump.key)),
        seen,
        (message(texts.R2_STEP_MOVE), message(texts.R2_STEP_BODY)),
        "BaseFeature",
        effort=Effort.MUCH,
        risk=Risk.GEOMETRY,
        sources=("FreeCAD #18205", "Astocad#40", "FreeCAD #32070"),
    )
