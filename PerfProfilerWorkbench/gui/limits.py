# SPDX-License-Identifier: LGPL-2.1-or-later
"""The person's limits: from where on something is an issue, or worth advice."""

from __future__ import annotations

from typing import NamedTuple

from .. import texts
from ..model.thresholds import Thresholds
from . import settings

_MS, _S, _MB = 1_000_000, 1_000_000_000, 1_000_000
_DEFAULTS = Thresholds()


class Limit(NamedTuple):
    """A field of ``Thresholds`` as a whole number of units, under its name in our preferences."""

    field: str
    name: str
    title: str
    unit: int = 1
    most: int = 1_000_000

    @property
    def default(self) -> int:
        return int(getattr(_DEFAULTS, self.field)) // self.unit


LIMITS = (
    Limit("least_saving_ns", "LimitSavingMs", texts.LIMIT_LEAST_SAVING, _MS),
    Limit("slow_feature_ns", "LimitFeatureMs", texts.LIMIT_SLOW_FEATURE, _MS),
    Limit("wasted_ns", "LimitWastedMs", texts.LIMIT_WASTED, _MS),
    Limit("freeze_ns", "LimitFreezeMs", texts.LIMIT_FREEZE, _MS),
    Limit("slow_frame_ns", "LimitFrameMs", texts.LIMIT_FRAME, _MS),
    Limit("opening_ns", "LimitOpeningSeconds", texts.LIMIT_OPENING, _S),
    Limit("saving_ns", "LimitSavingSeconds", texts.LIMIT_SAVING, _S),
    Limit("leak_bytes", "LimitLeakMegabytes", texts.LIMIT_LEAK, _MB),
    Limit("undo_bytes", "LimitUndoMegabytes", texts.LIMIT_UNDO, _MB),
    Limit("file_bytes", "LimitFileMegabytes", texts.LIMIT_FILE, _MB),
    Limit("objects", "LimitObjects", texts.LIMIT_OBJECTS),
    Limit("constraints", "LimitConstraints", texts.LIMIT_CONSTRAINTS),
    Limit("triangles", "LimitTriangles", texts.LIMIT_TRIANGLES, most=1_000_000_000),
    Limit("gpu_warm_c", "LimitGpuWarm", texts.LIMIT_GPU_WARM, most=150),
    Limit("gpu_hot_c", "LimitGpuHot", texts.LIMIT_GPU_HOT, most=150),
)


def thresholds() -> Thresholds:
    """As the preferences say now."""
    chosen = {
        limit.field: settings.number(limit.name, limit.default) * limit.unit for limit in LIMITS
    }
    return Thresholds(**chosen)
