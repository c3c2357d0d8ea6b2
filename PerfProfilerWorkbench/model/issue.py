# SPDX-License-Identifier: LGPL-2.1-or-later
"""An issue: something that is wrong, what it is about, and what was seen of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from .message import Message
from .structure import Value


class Severity(str, Enum):
    """From what an issue costs, as measured; the gravest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class IssueType(str, Enum):
    """What can be wrong; docs/advice.md defines each."""

    HIGH_CPU = "high CPU"
    MEMORY_LEAK = "memory leak"
    MEMORY_FRAGMENTATION = "memory fragmentation"
    SLOW_FUNCTION = "slow function"
    EXCESSIVE_ALLOCATIONS = "excessive allocations"
    GPU_UNDERUTILISATION = "GPU underutilisation"
    GPU_OVERHEATING = "GPU overheating"
    GPU_MEMORY_FULL = "GPU memory full"
    GPU_DRIVER_ERROR = "GPU driver error"
    IO_BOTTLENECK = "I/O bottleneck"
    LOCK_CONTENTION = "lock contention"
    CACHE_MISS = "cache miss"
    SLOW_FEATURE = "slow feature"
    WASTED_RECOMPUTE = "wasted recompute"
    REPEATED_RECOMPUTE = "repeated recompute"
    FAILING_FEATURE = "failing feature"
    SESSION_DRIFT = "session drift"
    HEAVY_DISPLAY = "heavy display"
    SOFTWARE_RENDERING = "software rendering"
    SLOW_FRAMES = "slow frames"
    FREEZES = "freezes"
    SLOW_OPENING = "slow opening"
    SLOW_SAVING = "slow saving"
    OVERSIZED_FILE = "oversized file"
    UNDO_MEMORY = "undo memory"
    HEAVY_SKETCH = "heavy sketch"
    TOO_MANY_OBJECTS = "too many objects"
    SPLINE_GEOMETRY = "spline geometry"
    MESH_BORN_SOLID = "mesh-born solid"
    SPREADSHEET_FAN_OUT = "spreadsheet fan-out"
    SLOW_PYTHON_FEATURE = "slow Python feature"
    COSTLY_SETTING = "costly setting"


@dataclass(frozen=True)
class Issue:
    """One cause, however often it was seen.

    ``type`` is an ``IssueType``, or a text of somebody else's detector. ``document`` and ``object``
    are internal names, empty where it is about none. ``message`` says what was seen. ``evidence``
    holds the figures it rests on, by names with their units in them; ``details`` say the same to a
    person. ``impact_ns`` is the time that it cost in the recording, None where that can't be told.
    """

    type: str
    severity: Severity
    document: str
    object: str
    message: Message
    evidence: Mapping[str, Value] = field(default_factory=dict)
    details: tuple[Message, ...] = ()
    impact_ns: int | None = None
