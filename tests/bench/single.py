# SPDX-License-Identifier: LGPL-2.1-or-later
"""Presets for the benchmark only: lightweight with one reading more, to tell what each costs."""

from __future__ import annotations

from dataclasses import fields, replace

from PerfProfilerWorkbench.model import preset

SAMPLES = "+samples"
_READINGS = [each.name for each in fields(preset.Preset) if each.type == "bool"]
NAMES = (SAMPLES, *(f"+{name}" for name in _READINGS))


def register() -> None:
    """Make them known in this process."""
    lightweight = preset.preset(preset.LIGHTWEIGHT)
    known = preset._BY_NAME
    known[SAMPLES] = replace(lightweight, name=SAMPLES, sample_interval_s=0.1)
    for name in _READINGS:
        known[f"+{name}"] = replace(lightweight, name=f"+{name}", **{name: True})
