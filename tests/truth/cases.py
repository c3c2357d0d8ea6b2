# SPDX-License-Identifier: LGPL-2.1-or-later
"""Documents of our own for what the shared models lack; made inside FreeCAD."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any


def _busy(milliseconds: int) -> None:
    end_ns = time.perf_counter_ns() + milliseconds * 1_000_000
    while time.perf_counter_ns() < end_ns:
        pass


class Feature:
    """A Python feature that computes for a while, does something, and sets a property."""

    def __init__(self, obj: Any, milliseconds: int, then: Callable[[Any], None] | None) -> None:
        self._milliseconds, self._then = milliseconds, then
        obj.addProperty("App::PropertyInteger", "Result")
        obj.Proxy = self
        if obj.ViewObject is not None:
            obj.ViewObject.Proxy = 0  # any value will do: without one FreeCAD shows nothing

    def execute(self, obj: Any) -> None:
        _busy(self._milliseconds)
        if self._then is not None:
            self._then(obj)
        obj.Result += 1


def _feature(
    document: Any,
    name: str,
    milliseconds: int = 20,
    then: Callable[[Any], None] | None = None,
    type: str = "App::FeaturePython",
) -> Any:
    obj = document.addObject(type, name)
    Feature(obj, milliseconds, then)
    return obj


def _ball(document: Any, name: str) -> Any:
    """A Part feature that takes long to show."""
    ball = document.addObject("Part::Ellipsoid", name)
    if ball.ViewObject is not None:
        ball.ViewObject.Deviation = 0.1
    return ball


def _fails(obj: Any) -> None:
    raise ValueError("planted")


def failing(document: Any) -> None:
    """A Python feature and one of C++ that fail, each between two that do not."""
    _ball(document, "First")
    _feature(document, "FailsInPython", 30, _fails)
    _ball(document, "Second")
    broken = document.addObject("Part::Fillet", "FailsInPart")
    broken.Base, broken.Edges = document.First, [(1, 90.0, 90.0)]
    _feature(document, "Last", 10)


def python(document: Any) -> None:
    """Python features: with a shape of their own, and with a property only."""
    import Part

    def shape(obj: Any) -> None:
        obj.Shape = Part.makeSphere(7).cut(Part.makeTorus(6, 2))
        _busy(10)

    _feature(document, "Plain", 25)
    _feature(document, "WithShape", 15, shape, type="Part::FeaturePython")
    _ball(document, "Ball")


def nested(document: Any) -> None:
    """A feature that recomputes another one of its document while it computes."""
    inner = _feature(document, "Inner", 15)

    def recompute_inner(obj: Any) -> None:
        inner.recompute()
        _busy(5)

    _feature(document, "Outer", 20, recompute_inner)
    _ball(document, "Ball")


def nested_document(document: Any) -> None:
    """A feature that recomputes another document while it computes."""
    import FreeCAD

    other = FreeCAD.newDocument("Other")
    _feature(other, "Inside", 15)
    _ball(other, "InsideToo")
    other.recompute()

    def recompute_other(obj: Any) -> None:
        other.Inside.touch()
        other.recompute()
        _busy(5)

    _feature(document, "Outer", 20, recompute_other)
    _ball(document, "Ball")


def twice(document: Any) -> None:
    """Features that run again, because the later one has changed the earlier one."""
    first = _feature(document, "First", 15)

    def change_first(obj: Any) -> None:
        if obj.Source.Result % 2:
            obj.Source.touch()

    later = _feature(document, "Later", 10, change_first)
    later.addProperty("App::PropertyLink", "Source")
    later.Source = first
    _ball(document, "Ball")


CASES: dict[str, Callable[[Any], None]] = {
    "failing": failing,
    "python": python,
    "nested": nested,
    "nested_document": nested_document,
    "twice": twice,
}


def make(name: str) -> Any:
    """The document of a case, computed once."""
    import FreeCAD

    document = FreeCAD.newDocument("Case")
    CASES[name](document)
    document.recompute()
    FreeCAD.setActiveDocument(document.Name)
    return document
