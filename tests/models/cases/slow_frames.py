# SPDX-License-Identifier: LGPL-2.1-or-later
"""A view that turns with a picture each 50 ms and more; the same pictures of a view that stands."""

from __future__ import annotations

from acts import MS, session

from PerfProfilerWorkbench.model.activity import Frame

WHAT = "slow frames"
WHERE = "plain"


def problem():
    return drawn(moved=True)


def near_miss():
    return drawn(moved=False)


def drawn(moved):
    """Hand-made, for a machine whose view is slow."""
    return session(frames=tuple(Frame(n * 80 * MS, 70 * MS, moved) for n in range(40)))
