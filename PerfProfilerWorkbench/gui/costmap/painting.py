# SPDX-License-Identifier: LGPL-2.1-or-later
"""Colours objects in the scene of the 3D views, through Coin, and takes every colour back.

Right before the node that draws an object's faces (or its lines, where it has no faces) comes a
group with a colour and a binding of its own. What FreeCAD itself set stands before them and is
left alone: properties, files and undo know nothing of it, and selection, transparency and draw
styles come out as with the object's own material. A link draws the nodes of its original, so it
has its colour, too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from .ramp import Colour

NAME = "PerfProfilerCostMap"  # of each group of ours


class _Paint:
    """``places``: pairs of a group of FreeCAD's and the node in it before which ours stands.

    Coin counts references, and pivy takes none for a node that it finds: those are taken here, for
    FreeCAD may delete a view before we hear of it.
    """

    def __init__(self, coin: Any, binding: Any, places: list[tuple[Any, Any]]) -> None:
        self.places = places
        for place in places:
            for found in place:
                found.ref()
        self.group, self._base = coin.SoGroup(), coin.SoBaseColor()
        self.group.setName(NAME)
        self.group.addChild(binding)
        self.group.addChild(self._base)
        self.colour: Colour | None = None

    def show(self, colour: Colour) -> None:
        if colour != self.colour:
            self.colour = colour
            self._base.rgb.setValue(*colour)

    @property
    def whole(self) -> bool:
        """Whether it is still everywhere: FreeCAD empties groups that it builds anew."""
        return all(group.findChild(self.group) >= 0 for group, _ in self.places)

    def insert(self) -> None:
        for group, node in self.places:
            number = group.findChild(node)
            if number >= 0 and group.findChild(self.group) < 0:
                group.insertChild(self.group, number)

    def remove(self) -> None:
        for group, _ in self.places:
            number = group.findChild(self.group)
            if number >= 0:
                group.removeChild(number)

    def release(self) -> None:
        """For good: what FreeCAD has given up is freed now."""
        self.remove()
        for place in self.places:
            for found in place:
                found.unref()
        self.places = []


class Painter:
    """Looking for what draws an object takes 0.2 to 0.5 ms, colouring it 0.02 ms. So objects are
    prepared one by one, and then all are coloured at once, for each change draws the view anew.

    Raises ImportError without pivy.
    """

    def __init__(self) -> None:
        from pivy import coin

        self._coin = coin
        self._search = coin.SoSearchAction()
        self._inner = coin.SoType.fromName(coin.SbName("SoFCSelectionRoot"))
        self._brep = coin.SoType.fromName(coin.SbName("SoBrepFaceSet"))
        self._kinds = [
            [
                coin.SoIndexedFaceSet.getClassTypeId(),
                coin.SoType.fromName(coin.SbName("SoFCMeshObjectShape")),
            ],
            [coin.SoIndexedLineSet.getClassTypeId(), coin.SoLineSet.getClassTypeId()],
        ]
        self._binding = coin.SoMaterialBinding()
        self._binding.value = coin.SoMaterialBinding.OVERALL
        self._paints: dict[Hashable, _Paint] = {}
        self._wanted: dict[Hashable, Colour] = {}
        self._bare: set[Hashable] = set()

    @property
    def keys(self) -> tuple[Any, ...]:
        """Of what is coloured now."""
        return tuple(self._paints)

    def prepare(self, key: Hashable, root: Callable[[], Any], colour: Colour) -> None:
        """Have an object coloured by ``apply``; ``root`` gives its view's RootNode."""
        paint = self._paints.get(key)
        if paint is None or not paint.whole:
            self.forget(key)
            places = [] if key in self._bare else self._places(root())
            if not places:
                self._bare.add(key)
                return
            self._paints[key] = _Paint(self._coin, self._binding, places)
        self._wanted[key] = colour

    def apply(self) -> None:
        for key, colour in self._wanted.items():
            paint = self._paints[key]
            paint.show(colour)
            paint.insert()
        self._wanted.clear()

    def look_again(self) -> None:
        """What drew nothing may have been shown since."""
        self._bare.clear()

    def forget(self, key: Hashable) -> None:
        """An object has its own colour again."""
        self._wanted.pop(key, None)
        self._bare.discard(key)
        paint = self._paints.pop(key, None)
        if paint is not None:
            paint.release()

    def clear(self) -> None:
        for key in self.keys:
            self.forget(key)

    def aside(self) -> None:
        """Take all colours out for a moment, until ``back``."""
        for paint in self._paints.values():
            paint.remove()

    def back(self) -> None:
        for paint in self._paints.values():
            if paint.colour is not None:
                paint.insert()

    def _places(self, root: Any) -> list[tuple[Any, Any]]:
        """Empty where nothing is drawn now."""
        path = self._first(root)
        if path is not None and self._is_own(path):  # faster, and nothing else shows its faces
            node = path.getTail()
            if _draws(node):
                return [(path.getNodeFromTail(1), node)]
        for kinds in self._kinds:
            found = [place for kind in kinds for place in self._found(root, kind)]
            if any(_draws(node) for _, node in found):
                return found
        return []

    def _first(self, root: Any) -> Any:
        """The path to the first faces of a shape; None without any."""
        self._seek(root, self._brep, self._coin.SoSearchAction.FIRST)
        return self._search.getPath()

    def _found(self, root: Any, kind: Any) -> Iterator[tuple[Any, Any]]:
        """Nodes of a kind and the groups that hold them, but none of objects inside."""
        self._seek(root, kind, self._coin.SoSearchAction.ALL)
        paths, seen = self._search.getPaths(), set()
        for number in range(paths.getLength()):
            path = paths[number]
            group = path.getNodeFromTail(1)
            if int(group.this) not in seen and self._is_own(path):
                seen.add(int(group.this))
                yield group, path.getTail()

    def _seek(self, root: Any, kind: Any, interest: Any) -> None:
        self._search.reset()
        self._search.setSearchingAll(True)  # also what is hidden now
        self._search.setType(kind, True)
        self._search.setInterest(interest)
        self._search.apply(root)

    def _is_own(self, path: Any) -> bool:
        inside = range(1, path.getLength() - 1)
        return not any(path.getNode(number).isOfType(self._inner) for number in inside)


def _draws(node: Any) -> bool:
    """Whether a node draws something now; those that can't be asked are taken to."""
    return node.getField("coordIndex") is None or node.coordIndex.getNum() > 1
