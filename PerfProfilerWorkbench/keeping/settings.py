# SPDX-License-Identifier: LGPL-2.1-or-later
"""How recordings are kept: the person's preferences, or what the environment says instead."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

from ..store import location
from ..store.redis_address import VARIABLE

_PATH = "User parameter:BaseApp/Preferences/Mod/PerfProfiler"

KEEP = "KeepRecordings"
REDIS = "RedisUrl"
AGE, SIZE, COUNT = "RetentionDays", "RetentionMegabytes", "RetentionCount"


@dataclass(frozen=True)
class Settings:
    """``store`` is the path of the file, ``redis_url`` empty without a server.

    The limits are those of ``store.retention.Limits``.
    """

    store: str
    redis_url: str = ""
    age_days: int = 365
    size_bytes: int = 2_000_000_000
    count: int = 1000


def settings() -> Settings | None:
    """What holds in this FreeCAD; None if the person wants no recording kept."""
    import FreeCAD

    group: Any = FreeCAD.ParamGet(_PATH)
    if not group.GetBool(KEEP, True):
        return None
    return Settings(
        store=str(location.path()),
        redis_url=os.environ.get(VARIABLE) or str(group.GetString(REDIS, "")),
        age_days=int(group.GetInt(AGE, Settings.age_days)),
        size_bytes=int(group.GetInt(SIZE, Settings.size_bytes // 1_000_000)) * 1_000_000,
        count=int(group.GetInt(COUNT, Settings.count)),
    )
