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
    leak_bytes: int = 50_000_000
    gpu_warm_c: int = 85
    gpu_hot_c: int = 90
    gpu_memory_share: float = 0.9
    slow_frame_ns: int = 50_000_000
    freeze_ns: int = 1_000_000_000
    opening_ns: int = 10_000_000_000
    saving_ns: int = 3_000_000_000
    file_bytes: int = 50_000_000
    undo_bytes: int = 500_000_000
    objects: int = 1500
    constraints: int = 300
    triangles: int = 500_000
    spline_share: float = 0.3
    mesh_faces: int = 500
