# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session: one recording, from start to stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .facts import Change, Fingerprint, Sample
from .span import ObjectKey, Span
from .structure import Structure


@dataclass(frozen=True)
class Feature:
    """What is known of a document object in its role of costing something."""

    label: str
    type: str


@dataclass(frozen=True)
class Environment:
    """Where a recording was made. A value that could not be read says "not available: why"."""

    freecad: str
    python: str
    qt: str
    occ: str
    os: str
    processor: str


@dataclass(frozen=True)
class Session:
    """One recording.

    ``started_at`` is wall-clock time in seconds since 1970 (UTC), ``start_ns`` and ``end_ns`` are
    on the same clock as the spans. ``dropped_events`` counts what was lost because the buffer was
    full, ``problems`` are sentences about readings that failed.
    """

    preset: str
    environment: Environment
    started_at: float
    start_ns: int
    end_ns: int
    spans: tuple[Span, ...] = ()
    changes: tuple[Change, ...] = ()
    fingerprints: tuple[Fingerprint, ...] = ()
    samples: tuple[Sample, ...] = ()
    structure: Structure = field(default_factory=Structure)
    features: Mapping[ObjectKey, Feature] = field(default_factory=dict)
    dropped_events: int = 0
    problems: tuple[str, ...] = ()
