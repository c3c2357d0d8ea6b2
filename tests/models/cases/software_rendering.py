# SPDX-License-Identifier: LGPL-2.1-or-later
"""A stand-in for slow pictures that the processor draws; ones that a card draws."""

from __future__ import annotations

from cards_standin import LLVMPIPE, RADEON, card_session, slow_frames

WHERE = "plain"
WHAT = "software rendering"


def problem():
    return card_session(opengl=LLVMPIPE, frames=slow_frames())


def near_miss():
    return card_session(opengl=RADEON, frames=slow_frames())
