# SPDX-License-Identifier: LGPL-2.1-or-later
"""A colour of the cost map, and where an object has it in the scene of the 3D views.

A colour is one node for all objects that have it, with a switch: all of them get it, or lose it,
at once and in a moment. What is put into a scene or taken out while it is
switched off changes nothing that is drawn, so no view is told, and it may take its time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from .ramp import Colour

NAME = "PerfProfilerCostMap"  # of each node of ours


class Shade:
    """``binding``: the node that has the colour count for whole objects. Off at first."""

    def __init__(self, coin: Any, binding: Any, colour: Colour) -> None:
        self.colour, self.shown, self.uses = colour, False, 0
        self._on, self._off = coin.SO_SWITCH_ALL, coin.SO_SWITCH_NONE
        base = coin.SoBaseColor()
        base.rgb.setValue(*colour)
        self.node = coin.SoSwitch()
        self.node.setName(NAME)
        self.node.addChild(binding)
        self.node.addChild(base)

    def put(self, shown: bool) -> None:
        if shown is not self.shown:
            self.shown = shown
            self.node.whichChild.setValue(self._on if shown else self._off)


class Paint:
    """``places``: pairs of a group of FreeCAD's and the node in it before which ours stand.

    Coin counts references, and pivy takes none for a node that it finds: those are taken here, for
    FreeCAD may delete a view before we hear of it.
    """

    def __init__(self, places: list[tuple[Any, Any]]) -> None:
        self._places = places
        for place in places:
            for found in place:
                found.ref()
        self.shade: Shade | None = None
        self.laid: list[Shade] = []  # all that stand in the scene: the last one has its way

    def lay(self, shade: Shade) -> None:
        """Put a colour that is off into the scene, to be the object's when it is on."""
        self.laid.append(shade)
        shade.uses += 1
        self._insert(shade)

    def change(self) -> None:
        """The colour that was laid last is the object's."""
        self.shade = self.laid[-1]

    def trim(self) -> None:
        """Take out what is off, or covered by the object's colour."""
        if self.laid != [self.shade]:
            for shade in self.laid:
                if shade is not self.shade:
                    self._take(shade, silently=True)
            self.laid = [] if self.shade is None else [self.shade]

    @property
    def whole(self) -> bool:
        """Whether it is still everywhere: FreeCAD empties groups that it builds anew."""
        return self.shade is None or all(
            group.findChild(self.shade.node) >= 0 for group, _ in self._places
        )

    def release(self) -> None:
        """For good: what FreeCAD has given up is freed now."""
        for shade in self.laid:
            self._take(shade, silently=not shade.shown)
        for place in self._places:
            for found in place:
                found.unref()
        self._places, self.laid = [], []

    def lift(self) -> None:
        """Take out all that stand in the scene, and are off, until ``lower``."""
        for shade in self.laid:
            self._take(shade, silently=True)

    def lower(self) -> None:
        for shade in self.laid:
            self._insert(shade)

    def _insert(self, shade: Shade) -> None:
        for group, node in self._places:
            number = group.findChild(node)
            if number >= 0:
                with _silent(group):
                    group.insertChild(shade.node, number)

    def _take(self, shade: Shade, silently: bool) -> None:
        for group, _ in self._places:
            number = group.findChild(shade.node)
            if number >= 0:
                with _silent(group) if silently else nullcontext():
                    group.removeChild(number)


@contextmanager
def _silent(group: Any) -> Iterator[None]:
    """No view is drawn anew for what changes here."""
    before = group.enableNotify(False)
    try:
        yield
    finally:
        group.enableNotify(before)
