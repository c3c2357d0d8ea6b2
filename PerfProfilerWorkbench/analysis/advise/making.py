# SPDX-License-Identifier: LGPL-2.1-or-later
"""What rules have in common when they make advice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...model.advice import COMPUTE as COMPUTE
from ...model.advice import DISPLAY as DISPLAY
from ...model.advice import Piece
from ...model.span import ObjectKey
from ..subject import Subject


def pieces(
    subject: Subject, keys: Iterable[ObjectKey], part: str, share: float
) -> dict[Piece, int]:
    """A share (0 to 1) of what computing, or displaying, these features typically takes.

    Features that never ran in a recompute have none.
    """
    found = {}
    for key in keys:
        one = subject.typical.get(key)
        if one is not None:
            whole_ns = one.compute_ns if part == COMPUTE else one.display_ns
            found[Piece(key, part)] = int(whole_ns * share)
    return found


def heaviest(saved: Mapping[Piece, int], share: float = 0.95) -> dict[Piece, int]:
    """The fewest pieces that make up a share of all, the largest first."""
    enough = share * sum(saved.values())
    found: dict[Piece, int] = {}
    for piece in sorted(saved, key=lambda one: (-saved[one], one)):
        if sum(found.values()) >= enough:
            break
        found[piece] = saved[piece]
    return found


def computing_ns(subject: Subject, keys: Iterable[ObjectKey]) -> int:
    """What computing these features takes, all of them together; those that never ran nothing."""
    return sum(subject.typical[key].compute_ns for key in keys if key in subject.typical)


def payers(subject: Subject, key: ObjectKey) -> list[ObjectKey]:
    """What is made of an object and was computed, the dearest first."""
    found = [one for one in subject.dependents(key) if one in subject.typical and one != key]
    return sorted(found, key=lambda one: (-subject.typical[one].compute_ns, one))
