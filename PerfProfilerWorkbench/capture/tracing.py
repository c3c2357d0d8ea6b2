# SPDX-License-Identifier: LGPL-2.1-or-later
"""Tracing of Python's allocations (tracemalloc), which somebody else may be using."""

from __future__ import annotations

import tracemalloc

from .. import texts
from ..texts import Message, message


class Tracing:
    """Traces between ``start`` and ``stop``, unless somebody else does: theirs stays as it is."""

    def __init__(self) -> None:
        self._witness: object | None = None

    def start(self) -> None:
        """Begin with one frame a block, which is what a snapshot tells; 20 % slower Python."""
        if not tracemalloc.is_tracing():
            tracemalloc.start(1)
            self._witness = object()

    def stop(self) -> None:
        if self.ours:
            tracemalloc.stop()
        self._witness = None

    @property
    def ours(self) -> bool:
        """Whether what traces now is what we started.

        Our witness has lost its trace if somebody has stopped it and begun another since.
        """
        return (
            self._witness is not None
            and tracemalloc.is_tracing()
            and tracemalloc.get_object_traceback(self._witness) is not None
        )

    def reset_peak(self) -> None:
        """Count the peak from here on, if the tracing is ours."""
        if self.ours:
            tracemalloc.reset_peak()


def missing() -> Message | None:
    """Why Python's allocations are not known now; None if they are."""
    return None if tracemalloc.is_tracing() else message(texts.NOT_TRACED)
