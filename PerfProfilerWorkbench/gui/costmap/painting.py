# SPDX-License-Identifier: LGPL-2.1-or-later
"""Colours objects in the scene of the 3D views, through Coin, and takes every colour back.

Right before the node that draws an object's faces (or its lines, where it has no faces) comes a
group with a colour and a binding of its own. What FreeCAD itself set stands before them and is
left alone: properties, files and undo know nothing of it, and selection, transparency and draw
styles come out as with the object's own material. A link draws the nodes of its original, so it
has its colour, too.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from typing import Any

from .paint import Paint, Shade
from .ramp import Colour

_MOST = 20_000  # objects that change at once, 10 to 20 µs each: drawing that many anew takes longer


class Painter:
    """Looking for what draws an object takes 0.2 to 0.5 ms, colouring it 0.02 ms. So objects are
    prepared one by one, and then all are coloured at once, for each change draws the view anew.

    In turn: ``begin``, ``prepare`` and ``apply``, as often as you like, ``end``, ``sweep``. It may
    be left at any point, and begun again. Raises ImportError without pivy.
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
        self._paints: dict[Hashable, Paint] = {}
        self._new: dict[Colour, list[Shade]] = {}
        self._wanted: list[Paint] = []
        self._old: set[Shade] = set()  # what goes, for some objects lose their colour
        self._left: list[Paint] = []
        self._bare: set[Hashable] = set()

    @property
    def keys(self) -> tuple[Any, ...]:
        """Of what is coloured now."""
        return tuple(self._paints)

    def begin(self, wanted: Container[Hashable]) -> None:
        """All others lose their colour with ``end``."""
        some_go = any(key not in wanted for key in self._paints)
        self._old = self._laid() if some_go else set()
        self._new, self._wanted = {}, []

    def prepare(self, key: Hashable, root: Callable[[], Any], colour: Colour) -> None:
        """Have an object coloured by ``apply``; ``root`` gives its view's RootNode."""
        paint = self._paints.get(key)
        if paint is None or not paint.whole:
            self.forget(key)
            places = [] if key in self._bare else self._places(root())
            if not places:
                self._bare.add(key)
                return
            paint = self._paints[key] = Paint(places)
        paint.trim()
        shade = paint.shade
        known = shade is not None and shade.shown and shade.colour == colour
        if not known or shade in self._old:
            paint.lay(self._shade(colour))
            self._wanted.append(paint)

    def _shade(self, colour: Colour) -> Shade:
        found = self._new.setdefault(colour, [])
        if not found or found[-1].uses >= _MOST:
            found.append(Shade(self._coin, self._binding, colour))
        return found[-1]

    def apply(self) -> Iterator[None]:
        for paint in self._wanted:
            paint.change()
        yield from _put([shade for found in self._new.values() for shade in found], True)
        self._new, self._wanted = {}, []

    def end(self, wanted: Container[Hashable]) -> Iterator[None]:
        yield from _put(self._old, False)
        for key in self.keys:
            if key not in wanted:
                self.forget(key)

    def sweep(self) -> Iterator[None]:
        """Take out of the scenes what is no object's colour any more, object by object."""
        kept = {paint.shade for paint in self._paints.values()}
        yield from _put({one for paint in self._left for one in paint.laid} - kept, False)
        for paint in list(self._paints.values()):
            paint.trim()
            yield
        while self._left:
            self._left.pop().release()
            yield

    def look_again(self) -> None:
        """What drew nothing may have been shown since."""
        self._bare.clear()

    def forget(self, key: Hashable) -> None:
        """An object has its own colour again, after the next ``sweep``."""
        self._bare.discard(key)
        paint = self._paints.pop(key, None)
        if paint is not None:
            self._left.append(paint)

    def clear(self) -> None:
        """Every object has its own colour again, with ``sweep``."""
        for key in self.keys:
            self.forget(key)

    def aside(self) -> None:
        """Take all colours out for a moment, until ``back``."""
        for shade in self._laid():
            shade.put(False)

    def back(self) -> None:
        for shade in {paint.shade for paint in self._paints.values() if paint.shade is not None}:
            shade.put(True)

    def lift(self) -> None:
        """Take all of ours out of the scenes, until ``lower``: they are written as they stand."""
        self.aside()
        for paint in (*self._paints.values(), *self._left):
            paint.lift()

    def lower(self) -> None:
        for paint in self._paints.values():
            paint.lower()
        self.back()

    def _laid(self) -> set[Shade]:
        paints = (*self._paints.values(), *self._left)
        return {shade for paint in paints for shade in paint.laid}

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


def _put(shades: Iterable[Shade], shown: bool) -> Iterator[None]:
    """In as few steps as it can, for each has the views drawn anew."""
    uses = 0
    for shade in shades:
        if uses and uses + shade.uses > _MOST:
            uses = 0
            yield
        uses += shade.uses
        shade.put(shown)


def _draws(node: Any) -> bool:
    """Whether a node draws something now; those that can't be asked are taken to."""
    return node.getField("coordIndex") is None or node.coordIndex.getNum() > 1
