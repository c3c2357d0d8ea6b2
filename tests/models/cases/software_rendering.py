# SPDX-License-Identifier: LGPL-2.1-or-later
"""A stand-in for slow pictures that the processor draws, beside more quick ones of a small
document; slow ones that a card draws."""

from __future__ import annotations

from cards_standin import LLVMPIPE, MS, RADEON, card_session, slow_frames

from PerfProfilerWorkbench.model.activity import Frame

WHERE = "plain"
WHAT = "software rendering"


def problem():
    quick = [Frame((10_000 + number * 10) * MS, 5 * MS, moved=True) for number in range(300)]
    return card_session(opengl=LLVMPIPE, frames=[*slow_frames(), *quick])


def near_miss():
    return card_session(opengl=RADEON, frames=slow_frames())
