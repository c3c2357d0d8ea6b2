# SPDX-License-Identifier: LGPL-2.1-or-later
"""Detectors: each finds issues of one type. A new one is a file here and a line in this list.

A detector is a function that takes a ``Subject`` and yields ``Issue``s: one for each cause, not for
each sighting. It reads the recording only, and is silent where that tells it nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...model.issue import Issue
from ..subject import Subject
from .cards import gpu_driver_error, gpu_memory_full, gpu_overheating, gpu_underutilisation
from .display import heavy_display
from .drift import session_drift
from .failing import failing_feature
from .file_size import oversized_file
from .files import slow_opening, slow_saving
from .functions import slow_function
from .heap import excessive_allocations, memory_fragmentation
from .leaks import memory_leaks
from .objects import too_many_objects
from .processor import high_cpu
from .python_features import slow_python_feature
from .repeated import repeated_recompute
from .settings import costly_setting
from .sketches import heavy_sketch
from .slow_features import slow_feature
from .spreadsheets import spreadsheet_fan_out
from .surfaces import mesh_born_solid, spline_geometry
from .undo import undo_memory
from .view import freezes, slow_frames, software_rendering
from .waiting import io_bottleneck, lock_contention
from .waste import cache_miss, wasted_recompute

Detector = Callable[[Subject], Iterable[Issue]]

DETECTORS: tuple[Detector, ...] = (
    high_cpu,
    memory_leaks,
    memory_fragmentation,
    slow_function,
    excessive_allocations,
    gpu_underutilisation,
    gpu_overheating,
    gpu_memory_full,
    gpu_driver_error,
    io_bottleneck,
    lock_contention,
    session_drift,
    software_rendering,
    slow_frames,
    freezes,
    undo_memory,
    slow_feature,
    wasted_recompute,
    cache_miss,
    repeated_recompute,
    failing_feature,
    heavy_display,
    slow_opening,
    slow_saving,
    oversized_file,
    heavy_sketch,
    too_many_objects,
    spline_geometry,
    mesh_born_solid,
    spreadsheet_fan_out,
    slow_python_feature,
    costly_setting,
)
