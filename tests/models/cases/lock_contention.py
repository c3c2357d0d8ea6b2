# SPDX-License-Identifier: LGPL-2.1-or-later
"""A Python feature that waits for another thread; one that does as much itself."""

from __future__ import annotations

import threading
from time import perf_counter_ns

from cases import recorded

WHAT = "lock contention"
WHERE = "headless"
HELD_NS = 300_000_000


def work():
    end_ns = perf_counter_ns() + HELD_NS
    while perf_counter_ns() < end_ns:
        pass


class Waiting:
    def __init__(self, obj):
        obj.Proxy = self

    def execute(self, obj):
        other = threading.Thread(target=work)
        other.start()
        other.join()


class Working(Waiting):
    def execute(self, obj):
        work()


def problem():
    return recorded(lambda document: add(document, Waiting), "cpu")


def near_miss():
    return recorded(lambda document: add(document, Working), "cpu")


def add(document, kind):
    kind(document.addObject("App::FeaturePython", "Feature"))
