# SPDX-License-Identifier: LGPL-2.1-or-later
"""When the allocator is asked at the edges of a recompute: rarely if it takes long."""

from __future__ import annotations

import time

import pytest

from PerfProfilerWorkbench.capture.counters import Counters
from PerfProfilerWorkbench.capture.edges import Edges

NUMBERS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10)


@pytest.fixture
def counters():
    made = Counters()
    made.open()
    yield made
    made.close()


class Asked:
    """An allocator that takes so long to tell, and counts how often it was asked."""

    def __init__(self, seconds=0.0):
        self.times, self._seconds = 0, seconds

    def __call__(self):
        self.times += 1
        until = time.perf_counter() + self._seconds
        while time.perf_counter() < until:
            pass
        return NUMBERS


def test_the_beginning_and_the_end_have_its_numbers(counters):
    edges = Edges(counters, False, Asked())
    assert edges.begin("A")[5] == edges.end("A")[5] == NUMBERS


def test_a_beginning_told_twice_is_asked_once_however_long_it_takes(counters):
    """Headless FreeCAD 1.0: the call of a script, then FreeCAD's signal."""
    asked = Asked(0.02)
    edges = Edges(counters, False, asked)
    assert edges.begin("A")[5] == edges.begin("A")[5] == NUMBERS
    assert asked.times == 1
    assert edges.end("A")[5] == NUMBERS and asked.times == 2


def test_after_a_long_answer_it_rests(counters):
    asked = Asked(0.02)
    edges = Edges(counters, False, asked)
    edges.begin("A")
    edges.end("A")
    assert edges.begin("A")[5] == edges.end("A")[5] == () and asked.times == 2


def test_documents_are_told_apart(counters):
    edges = Edges(counters, False, Asked())
    edges.begin("A")
    assert edges.end("B")[5] == ()
    assert edges.end("A")[5] == NUMBERS
    assert edges.end("A")[5] == ()


def test_without_an_allocator_nothing_is_asked(counters):
    edges = Edges(counters, True, None)
    assert edges.begin("A")[5] == edges.end("A")[5] == ()
