# SPDX-License-Identifier: LGPL-2.1-or-later
"""Python features that take a stated time, so that what depends on them, or on which, costs."""

from __future__ import annotations

from time import sleep


def _take(milliseconds):
    if milliseconds:  # waiting is exact also where other programs take the processor
        sleep(milliseconds / 1000)


class Slow:
    """Makes a cube of ``Size`` in ``Milliseconds``; ``Sources`` and ``Note`` change nothing."""

    def __init__(self, obj, milliseconds, sources=()):
        obj.addProperty("App::PropertyFloat", "Milliseconds")
        obj.addProperty("App::PropertyFloat", "Size")
        obj.addProperty("App::PropertyLinkList", "Sources")
        obj.addProperty("App::PropertyString", "Note")
        obj.Milliseconds, obj.Size, obj.Sources = milliseconds, 1, list(sources)
        obj.Proxy = self

    def execute(self, obj):
        import Part

        _take(obj.Milliseconds)
        obj.Shape = Part.makeBox(obj.Size, obj.Size, obj.Size)

    def dumps(self):
        return None

    def loads(self, state):
        return None

    __getstate__, __setstate__ = dumps, loads  # their names before FreeCAD 1.0


class SlowToOpen(Slow):
    """Takes its time when its file is read instead."""

    def __init__(self, obj, milliseconds, sources=()):
        self.milliseconds = milliseconds
        super().__init__(obj, 0, sources)

    def dumps(self):
        return self.milliseconds

    def loads(self, state):
        _take(state)

    __getstate__, __setstate__ = dumps, loads


class SlowToSave(SlowToOpen):
    """Takes its time when its file is written instead."""

    def dumps(self):
        _take(self.milliseconds)

    def loads(self, state):
        return None

    __getstate__, __setstate__ = dumps, loads


class Writing(Slow):
    """Writes to its sources while it computes, so that they are computed again."""

    def execute(self, obj):
        super().execute(obj)
        for source in obj.Sources:
            source.Note += "."


class Drifting(Slow):
    """Takes ``Milliseconds`` more each time, by itself."""

    def execute(self, obj):
        self.milliseconds = getattr(self, "milliseconds", 0) + obj.Milliseconds
        _take(self.milliseconds)


class Failing(Slow):
    """Fails until something is written into ``Note``."""

    def execute(self, obj):
        super().execute(obj)
        if not obj.Note:
            raise ValueError("planted")


def add(document, name, milliseconds, sources=(), proxy=Slow):
    obj = document.addObject("Part::FeaturePython", name)
    proxy(obj, milliseconds, sources)
    return obj


def three_times(document):
    """Full recomputes: what is typical of them no single hiccup of the machine can tell."""
    for _ in range(3):
        for obj in document.Objects:
            obj.touch()
        document.recompute()
