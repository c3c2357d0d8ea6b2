# SPDX-License-Identifier: LGPL-2.1-or-later
"""From where on something is an issue, or worth advice. Whoever shows the issues may set others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """``least_saving_ns`` and ``least_share`` (of a full recompute, 0 to 1) are of advice: what
    saves less than either is not offered."""

    least_saving_ns: int = 20_000_000
    least_share: float = 0.03
    slow_feature_ns: int = 200_000_000
    slow_feature_share: float = 0.2
    wasted_ns: int = 50_000_000
    display_ns: int = 100_000_000
    leak_bytes: int = 50_000_000
    leak_repeats: int = 10
    leak_time_ns: int = 2_000_000_000
    leak_wait_ns: int = 1_000_000_000
    scattered_bytes: int = 100_000_000
    scattered_share: float = 0.5
    passing_bytes: int = 200_000_000
    drift_runs: int = 20
    drift_ns: int = 1_000_000
    drift_ratio: float = 2.0
    busy_ns: int = 5_000_000_000
    busy_share: float = 0.5
    waiting_ns: int = 200_000_000
    io_bytes: int = 10_000_000
    io_wait_ns: int = 1_000_000_000
    slow_function_ns: int = 500_000_000
    slow_function_share: float = 0.3
    gpu_warm_c: int = 85
    gpu_hot_c: int = 90
    gpu_memory_share: float = 0.9
    gpu_idle_share: float = 0.3
    slow_frame_ns: int = 50_000_000
    freeze_ns: int = 1_000_000_000
    opening_ns: int = 10_000_000_000
    saving_ns: int = 3_000_000_000
    file_bytes: int = 50_000_000
    undo_bytes: int = 500_000_000
    objects: int = 1500
    constraints: int = 300
    external_edges: int = 50
    fan_out: int = 10
    triangles: int = 500_000
    transparent_triangles: int = 200_000
    spline_share: float = 0.3
    mesh_faces: int = 500
