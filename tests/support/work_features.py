# SPDX-License-Identifier: LGPL-2.1-or-later
"""Python features that do a stated amount of work, so that one can really take a fifth longer."""

from __future__ import annotations


class Work:
    """``Amount`` says how often the same is done."""

    def __init__(self, obj, amount):
        obj.addProperty("App::PropertyInteger", "Amount")
        obj.Amount, obj.Proxy = amount, self

    def onDocumentRestored(self, obj):
        self.once()  # what only the first time costs is no part of the work

    def execute(self, obj):
        for _ in range(obj.Amount):
            self.once()


class Counting(Work):
    """Python's own work."""

    def once(self):
        sum(range(300))


class Cutting(Work):
    """OCCT's work: a box less another."""

    def once(self):
        import Part

        Part.makeBox(10, 10, 10).cut(Part.makeBox(5, 5, 20))


# what it does, and the amounts: about 5 and 35 ms on a machine with nothing else to do
WORK = {"Counting": (Counting, 2000), "Cutting": (Cutting, 5)}


def add_work(document, factor=1.0):
    """A feature of each kind, with so many times its amount of work."""
    for name, (proxy, amount) in WORK.items():
        proxy(document.addObject("App::FeaturePython", name), round(factor * amount))
