# SPDX-License-Identifier: LGPL-2.1-or-later
"""R8: a note in an unused cell recomputes five features; the near miss changes the used cell."""

from __future__ import annotations

from shared_cases import cell_edited

WHAT = "R8"
WHERE = "headless"


def problem():
    return cell_edited("C9", "checked by Ada", 10)


def near_miss():
    return cell_edited("A1", "3", 10)
