# SPDX-License-Identifier: LGPL-2.1-or-later
"""The parts of an opening add up, whatever signals told."""

from __future__ import annotations

import random

import pytest

from PerfProfilerWorkbench.capture.opening import Opening, linked_parts, parts
from PerfProfilerWorkbench.capture.shown import Shown
from PerfProfilerWorkbench.model.activity import Part

MS = 1_000_000


def opening(start, read=0, alone=0, last=0, end=0):
    return Opening("A", "a.FCStd", start, False, read, alone, last, end)


def test_a_single_document_has_its_three_parts():
    found = parts([opening(100, read=400, last=900, alone=700, end=1000)], windowed=False)
    assert dict(found.parts) == {Part.READING: 300, Part.RESTORING: 500, Part.FINISHING: 100}
    assert found.estimated == (Part.RESTORING, Part.FINISHING)


def test_with_a_window_meshing_is_taken_out_of_restoring():
    one = opening(100, read=400, last=900, alone=700, end=1000)
    one.shown._in_scene_ns = 150
    found = dict(parts([one], windowed=True).parts)
    assert (found[Part.RESTORING], found[Part.MESHING]) == (350, 150)


def test_documents_that_are_linked_to_count_in_the_one_that_was_opened():
    first = opening(0, read=100, alone=200, last=900, end=1000)
    linked = opening(200, read=350, alone=500, end=1000, last=480)
    assert dict(parts([first, linked], windowed=False).parts) == {
        Part.READING: 250,
        Part.RESTORING: 650,
        Part.FINISHING: 100,
    }
    assert dict(linked_parts(linked, windowed=False).parts) == {
        Part.READING: 150,
        Part.RESTORING: 150,
        Part.FINISHING: 0,
    }


def test_where_nothing_told_the_end_of_reading_all_is_reading_and_estimated():
    found = parts([opening(0, alone=1000, end=1000)], windowed=False)
    assert dict(found.parts)[Part.READING] == 1000
    assert Part.READING in found.estimated


@pytest.mark.parametrize("seed", range(40))
def test_parts_are_never_negative_and_always_the_whole(seed):
    chance = random.Random(seed)
    group = []
    for _ in range(chance.randint(1, 4)):
        moments = [chance.choice((0, chance.randint(10, 2000))) for _ in range(3)]
        group.append(opening(chance.randint(0, 500), *moments, end=2000))
        group[-1].alone_ns = group[-1].alone_ns or 2000
        group[-1].shown._in_scene_ns = chance.randint(0, 3000)
    for windowed in (False, True):
        found = parts(group, windowed).parts
        assert sum(ns for _, ns in found) == 2000 - group[0].start_ns
        assert all(ns >= 0 for _, ns in found)


def test_meshing_in_the_scene_is_the_longest_of_the_last_gaps():
    shown = Shown()
    shown.heard(0)
    for now in (1, 2, 3, 63, 64, 65):  # meshed from 3 on
        shown.notice(now * MS)
    shown.shows(66 * MS, meshed=True)
    assert shown.meshing_ns == 63 * MS


def test_without_notices_the_reading_of_others_is_taken_off():
    shown = Shown()
    shown.heard(1 * MS)
    shown.shows(3 * MS, meshed=False)
    shown.shows(51 * MS, meshed=True)
    assert shown.meshing_ns == 46 * MS


def test_what_is_hidden_or_has_nothing_to_mesh_is_no_meshing():
    shown = Shown()
    assert shown.meshing_ns == 0
    shown.heard(1 * MS)
    shown.notice(5 * MS)
    shown.shows(9 * MS, meshed=False)
    shown.shows(11 * MS, meshed=False)
    assert shown.meshing_ns == 0


def test_a_body_that_is_meshed_again_as_its_group_changes_counts():
    shown = Shown()
    shown.heard(0, group=True)
    shown.notice(1 * MS)
    shown.notice(41 * MS)
    shown.notice(91 * MS)
    assert shown.meshing_ns == 40 * MS
