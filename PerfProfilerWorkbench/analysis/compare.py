# SPDX-License-Identifier: LGPL-2.1-or-later
"""Two sets of sessions beside each other: what is faster, slower, new or gone.

docs/comparing.md states the method and what it was measured to be worth.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.session import Session
from . import compare_wholes
from .compare_features import FeatureComparison
from .compare_notes import notes
from .comparison import Comparison


def compare(before: Sequence[Session], after: Sequence[Session]) -> Comparison:
    """What the sessions of ``after`` say beside those of ``before``; at least one of each."""
    if not before or not after:
        raise ValueError("nothing to compare with")
    displayed = len({session.windowed for session in (*before, *after)}) == 1
    features = FeatureComparison(before, after, displayed)
    return Comparison(
        sessions=(_ids(before), _ids(after)),
        common=features.common(),
        recomputes=compare_wholes.recomputes((before, after), displayed),
        features=tuple(features.features()),
        operations=compare_wholes.operations_by_name((before, after)) if displayed else (),
        notes=notes(before, after),
        displayed=displayed,
    )


def _ids(sessions: Sequence[Session]) -> tuple[str, ...]:
    return tuple(session.id for session in sessions)
