# SPDX-License-Identifier: LGPL-2.1-or-later
"""A plan: several pieces of advice for one document, and what they save together.

What two pieces of advice take from the same time counts once, and nothing saves more than it takes
(Amdahl's law comes by itself: what no advice touches stays).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..model.advice import COMPUTE, Advice, Effort, Occasion, Piece
from .ranking import best_first, is_quick_win, saving
from .subject import Subject


@dataclass(frozen=True)
class Step:
    """``adds_ns``: what it saves of a full recompute beyond the steps before it.

    None where nobody knows, or where it saves time of something else (``advice.occasion``).
    """

    advice: Advice
    adds_ns: int | None


@dataclass(frozen=True)
class Plan:
    """Quick wins first, what is much work at the end. Times are of one full recompute.

    ``whole_ns`` is what that takes now, 0 if it was never recorded; ``saving_ns`` what all steps
    save of it, and ``pieces`` whose times that is taken from.
    """

    document: str
    steps: tuple[Step, ...]
    whole_ns: int
    saving_ns: int
    pieces: Mapping[Piece, int] = field(default_factory=dict)

    @property
    def left_ns(self) -> int:
        return self.whole_ns - self.saving_ns

    @property
    def left_share(self) -> float | None:
        """0 to 1; None without a full recompute."""
        return self.left_ns / self.whole_ns if self.whole_ns else None


def plan(subject: Subject, document: str, advice: Iterable[Advice]) -> Plan:
    """Of all advice for a document and those linked into it, or of what was chosen of it."""
    sums = _Sums(subject, document)
    steps = tuple(Step(one, sums.add(one)) for one in sorted(best_first(advice), key=_stage))
    return Plan(document, steps, sums.whole_ns, sums.saving_ns, sums.pieces)


def _stage(advice: Advice) -> int:
    if is_quick_win(advice):
        return 0
    return 2 if advice.effort is Effort.MUCH else 1


class _Sums:
    """Per piece of time of a full recompute the largest saving, at most that piece."""

    def __init__(self, subject: Subject, document: str) -> None:
        whole = subject.whole(document)
        self.whole_ns = subject.whole_ns(document)
        self.pieces: dict[Piece, int] = {}
        self._subject = subject
        self._ran = {one.key for one in whole.features} if whole is not None else set()
        self._sum_ns = 0
        self._placeless_ns = 0  # the largest of those that do not say whose time they save

    @property
    def saving_ns(self) -> int:
        return min(max(self._sum_ns, self._placeless_ns), self.whole_ns)

    def add(self, advice: Advice) -> int | None:
        saving_ns = self._of_this_recording(advice)
        if saving_ns is None or advice.occasion is not Occasion.RECOMPUTE:
            return None
        before_ns = self.saving_ns
        for piece, ns in scaled(advice.pieces, saving_ns).items():
            ran = piece.key in self._ran
            better_ns = min(ns, piece_ns(self._subject, piece)) if ran else 0
            known_ns = self.pieces.get(piece, 0)
            if better_ns > known_ns:
                self.pieces[piece] = better_ns
                self._sum_ns += better_ns - known_ns
        if not advice.pieces:
            self._placeless_ns = max(self._placeless_ns, saving_ns)
        return self.saving_ns - before_ns

    def _of_this_recording(self, advice: Advice) -> int | None:
        """A trial ran at another time: what share it saved holds here, if it tried all there is."""
        trial, saving_ns = advice.trial, saving(advice)
        if trial is None or saving_ns is None or saving_ns != trial.saving_ns:
            return saving_ns
        tried_all = trial.display_tried or not self._subject.session.windowed
        if trial.before_ns and tried_all:
            return round(self.whole_ns * saving_ns / trial.before_ns)
        return saving_ns


def scaled(pieces: Mapping[Piece, int], saving_ns: int) -> dict[Piece, int]:
    """The pieces with the sum that a trial found, where one did."""
    whole_ns = sum(pieces.values())
    if whole_ns <= 0:
        return {}
    return {piece: round(ns * saving_ns / whole_ns) for piece, ns in pieces.items()}


def piece_ns(subject: Subject, piece: Piece) -> int:
    """How long that piece of a recompute typically takes."""
    one = subject.typical.get(piece.key)
    if one is None:
        return 0
    return one.compute_ns if piece.part == COMPUTE else one.display_ns
