# SPDX-License-Identifier: LGPL-2.1-or-later
"""A stand-in for a card of 91 °C, and of 80 °C."""

from __future__ import annotations

from cards_standin import card_session

WHERE = "plain"
WHAT = "GPU overheating"


def problem():
    return card_session(temperature_c=91.0)


def near_miss():
    return card_session(temperature_c=80.0)
