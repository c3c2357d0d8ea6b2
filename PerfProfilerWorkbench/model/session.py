# SPDX-License-Identifier: LGPL-2.1-or-later
"""A session: one recording, from start to stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .activity import Frame
from .calls import Calls, StackSample
from .facts import Change, Fingerprint, Sample
from .gpu import OpenGL
from .memory import MemorySnapshot
from .message import Message
from .span import ObjectKey, Span
from .structure import Structure


@dataclass(frozen=True)
class Feature:
    """What is known of a document object in its role of costing something."""

    label: str
    type: str


@dataclass(frozen=True)
class Environment:
    """Where a recording was made. A value that could not be read says "not available: why".

    ``cores`` is how many processors the system has, ``opengl`` who draws the 3D view (None
    without a window). ``machine`` is its name in the network, empty where that is not known.
    """

    freecad: str
    python: str
    qt: str
    occ: str
    os: str
    processor: str
    cores: int = 1
    opengl: OpenGL | Message | None = None
    machine: str = ""


@dataclass(frozen=True)
class ModelFile:
    """A model that was opened for a recording; opening it took ``open_ns``."""

    name: str
    path: str
    objects: int
    open_ns: int


@dataclass(frozen=True)
class Session:
    """One recording.

    ``started_at`` is wall-clock time in seconds since 1970 (UTC), ``start_ns`` and ``end_ns`` are
    on the same clock as the spans. ``dropped_events`` counts what was lost because the buffer was
    full, ``problems`` say what failed (texts of
    errors) and what could not be read (messages). ``snapshots`` of memory are taken
    when somebody asks for one, ``calls`` and ``stacks`` where the preset says so; each stack
    stands for ``stack_interval_ns``. ``allocator_missing`` says why no span tells of the allocator
    where the preset reads it. ``frames`` are the pictures of the 3D views, in order of time.
    ``id`` names it in the store (see ``session_id``); without ``windowed`` FreeCAD had no window,
    so that nothing was displayed. ``model`` is the file that was opened for it, if one was.

    A part of a session is one too: the same head, and of all that is many only what is new.
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
    snapshots: tuple[MemorySnapshot, ...] = ()
    calls: Calls | None = None
    stacks: tuple[StackSample, ...] = ()
    stack_interval_ns: int = 100_000_000
    frames: tuple[Frame, ...] = ()
    structure: Structure = field(default_factory=Structure)
    features: Mapping[ObjectKey, Feature] = field(default_factory=dict)
    allocator_missing: Message | None = None
    dropped_events: int = 0
    problems: tuple[str | Message, ...] = ()
    id: str = ""
    windowed: bool = False
    model: ModelFile | None = None
