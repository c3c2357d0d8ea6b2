# SPDX-License-Identifier: LGPL-2.1-or-later
"""A stand-in for a card that counts an Xid error; one that had its error before."""

from __future__ import annotations

from cards_standin import card_session

WHERE = "plain"
WHAT = "GPU driver error"


def problem():
    return card_session(errors=({}, {"xid_count": 1, "xid_last": 79}))


def near_miss():
    return card_session(errors=({"ecc_uncorrected": 3}, {"ecc_uncorrected": 3}))
