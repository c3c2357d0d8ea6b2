# SPDX-License-Identifier: LGPL-2.1-or-later
"""A stand-in for a card with 7.9 of 8 GB in use, and with 6."""

from __future__ import annotations

from cards_standin import card_session

WHERE = "plain"
WHAT = "GPU memory full"


def problem():
    return card_session(memory_used_bytes=7_900_000_000, memory_total_bytes=8_000_000_000)


def near_miss():
    return card_session(memory_used_bytes=6_000_000_000, memory_total_bytes=8_000_000_000)
