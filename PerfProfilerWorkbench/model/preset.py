# SPDX-License-Identifier: LGPL-2.1-or-later
"""Presets: named sets of readings. docs/recording.md has the table with what each costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Preset:
    """What is read beside spans, changes, structure, processor time and resident memory.

    ``sample_interval_s`` is the time between two samples, ``everything`` says whether context
    switches, bytes read and written are read too, ``fingerprint_share``
    is how much of a recompute's time may be spent on taking fingerprints and counts after it.
    """

    name: str
    sample_interval_s: float = 0.1
    everything: bool = False
    fingerprint_share: float = 0.0015


LIGHTWEIGHT = "lightweight"
_ALL = (
    Preset(LIGHTWEIGHT, sample_interval_s=1.0),
    Preset("cpu", everything=True),
    Preset("memory"),
    Preset("gpu"),
    Preset("full", everything=True, fingerprint_share=0.005),
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


def strongest(names: list[str]) -> Preset:
    """All that any of several presets reads: recordings that run together share their hooks."""
    several = [preset(name) for name in names]
    return Preset(
        "+".join(dict.fromkeys(names)),
        min(each.sample_interval_s for each in several),
        any(each.everything for each in several),
        max(each.fingerprint_share for each in several),
    )
