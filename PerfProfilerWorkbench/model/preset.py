# SPDX-License-Identifier: LGPL-2.1-or-later
"""Presets: named sets of readings. The table grows with the sensors."""

from __future__ import annotations

LIGHTWEIGHT = "lightweight"
PRESETS = (LIGHTWEIGHT,)


def checked(preset: str) -> str:
    """The preset itself; ValueError with the known names otherwise."""
    if preset not in PRESETS:
        raise ValueError(f"unknown preset {preset!r}, known are: {', '.join(PRESETS)}")
    return preset
