# SPDX-License-Identifier: LGPL-2.1-or-later
"""A stand-in for a card that idles while the view is slow; one that is busy then."""

from __future__ import annotations

from cards_standin import card_session, slow_frames

WHERE = "plain"
WHAT = "GPU underutilisation"


def problem():
    return card_session(busy_share=0.05, frames=slow_frames())


def near_miss():
    return card_session(busy_share=0.9, frames=slow_frames())
