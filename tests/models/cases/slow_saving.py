# SPDX-License-Identifier: LGPL-2.1-or-later
"""A slow saving: an object takes its time to say what is to be written, or nearly none."""

from __future__ import annotations

import os
import tempfile

from cases import recorded
from slow_shapes import SlowToSave, add

from PerfProfilerWorkbench.model.thresholds import Thresholds

WHAT = "slow saving"
WHERE = "headless"
THRESHOLDS = Thresholds(saving_ns=300_000_000)


def saved(milliseconds):
    def build(document):
        add(document, "Cube", milliseconds, proxy=SlowToSave)

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "Slow.FCStd")
        return recorded(build, act=lambda document: document.saveAs(path))


def problem():
    return saved(300)


def near_miss():
    return saved(1)
