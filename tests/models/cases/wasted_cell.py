# SPDX-License-Identifier: LGPL-2.1-or-later
"""A wasted recompute: a note in a cell that nothing refers to; the near miss edits the one used."""

from __future__ import annotations

from shared_cases import cell_edited

WHAT = "wasted recompute"
WHERE = "headless"


def problem():
    return cell_edited("C9", "checked by Ada", 15)


def near_miss():
    return cell_edited("A1", "3", 15)
