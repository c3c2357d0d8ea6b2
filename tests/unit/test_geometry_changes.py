# SPDX-License-Identifier: LGPL-2.1-or-later
"""What an operation made of the geometry: what was read until the next one began is its own."""

from __future__ import annotations

from acts import MS, command, session

from PerfProfilerWorkbench.analysis.geometry_changes import before_and_after
from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.model.structure import (
    DocumentFacts,
    ObjectFacts,
    Structure,
    StructureStep,
)


def box(name, faces):
    return {name: ObjectFacts(name, "Part::Box", counts={"Face": faces, "Solid": 1})}


def faces(*spans, steps):
    whole = DocumentFacts("Doc", "", box("A", 6), time_ns=0)
    structure = Structure(documents=(whole,), steps=steps)
    made = session(spans, structure=structure)
    sides = before_and_after(made, operations(made))
    return [tuple(side and side.faces for side in both) for both in sides]


def step(at, name, count, *deleted):
    objects = box(name, count) if count else {}
    return StructureStep(int(at * MS), "Doc", objects, deleted)


def test_what_is_read_later_belongs_to_the_operation_before():
    first, second = command("Add", 100, 200), command("Delete", 1000, 1100)
    steps = (step(900, "B", 10), step(1500, "", 0, "A"))
    assert faces(first, second, steps=steps) == [(6, 16), (16, 10)]


def test_what_was_read_before_an_operation_is_not_its_own():
    assert faces(command("Look", 500, 600), steps=(step(400, "A", 7),)) == [(7, 7)]


def test_a_document_that_nobody_read_has_none():
    assert faces(command("Look", 500, 600, document="Other"), steps=()) == [(None, None)]
    assert faces(command("Look", 500, 600), steps=()) == [(6, 6)]
