# SPDX-License-Identifier: LGPL-2.1-or-later
"""What rules have in common when they make advice."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.advice import Piece
from ...model.span import ObjectKey
from ..subject import Subject

COMPUTE, DISPLAY = "compute", "display"


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
