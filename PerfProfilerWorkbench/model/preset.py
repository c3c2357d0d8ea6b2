# SPDX-License-Identifier: LGPL-2.1-or-later
"""Presets: named sets of readings. docs/recording.md has the table with what each costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Preset:
    """What is read beside spans, changes, structure, processor time and resident memory.

    ``sample_interval_s`` is the time between two samples, ``fingerprint_share`` how much of a
    recompute's time may be spent on taking fingerprints and counts after it, ``stack_interval_s``
    the time between two looks at Python's stack. The others are read
    or not: ``everything``: context switches, bytes read and written; ``memory``: the peak of each
    feature by itself, the allocator; ``allocations``: which lines of Python hold memory;
    ``calls``: every call of a Python function; ``stacks``: Python's stack ten times a second;
    ``gpu``: graphics cards over time.
    """

    name: str
    sample_interval_s: float = 0.1
    fingerprint_share: float = 0.0015
    stack_interval_s: float = 0.1
    everything: bool = False
    memory: bool = False
    allocations: bool = False
    calls: bool = False
    stacks: bool = False
    gpu: bool = False


@dataclass(frozen=True)
class Intervals:
    """The person's own times between two readings, in seconds; None: as the preset says."""

    sample_s: float | None = None
    stack_s: float | None = None


AS_PRESET = Intervals()
LIGHTWEIGHT = "lightweight"
_ALL = (
    Preset(LIGHTWEIGHT, sample_interval_s=1.0),
    Preset("cpu", everything=True, calls=True),
    Preset("memory", memory=True, allocations=True),
    Preset("gpu", gpu=True),
    Preset("full", fingerprint_share=0.005, everything=True, memory=True, stacks=True, gpu=True),
)
_BY_NAME = {preset.name: preset for preset in _ALL}
PRESETS = tuple(_BY_NAME)


def preset(name: str) -> Preset:
    """The preset of a name; ValueError with the known names otherwise."""
    if name not in _BY_NAME:
        raise ValueError(f"unknown preset {name!r}, known are: {', '.join(PRESETS)}")
    return _BY_NAME[name]


def checked(name: str) -> str:
    """The name itself, if it is a preset's; ValueError otherwise."""
    return preset(name).name


def with_intervals(name: str, own: Intervals) -> Preset:
    """A preset with the person's own intervals."""
    plain = preset(name)
    return replace(
        plain,
        sample_interval_s=own.sample_s or plain.sample_interval_s,
        stack_interval_s=own.stack_s or plain.stack_interval_s,
    )


def strongest(several: Sequence[Preset]) -> Preset:
    """All that any of several presets reads: recordings that run together share their hooks."""
    readings = {
        each.name: any(getattr(one, each.name) for one in several)
        for each in fields(Preset)
        if each.type == "bool"
    }
    return Preset(
        "+".join(dict.fromkeys(each.name for each in several)),
        min(each.sample_interval_s for each in several),
        max(each.fingerprint_share for each in several),
        min(each.stack_interval_s for each in several),
        **readings,
    )
