# SPDX-License-Identifier: LGPL-2.1-or-later
"""Texts that are too faint to be read, by the colours that are really drawn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from looking import photo, scroll_to
from written import cells, is_hint, named, plain, said, visible

from PerfProfilerWorkbench.gui.widgets.colours import contrast
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

LEAST = 4.5
_COLOUR = re.compile(r"color:\s*(#[0-9a-fA-F]{6})")


def faint(root: Any) -> Iterator[str]:
    """Texts whose contrast on the ground that is really drawn is below 4.5.

    What is out of sight is scrolled to; all is as it was afterwards.
    """
    bars = [(bar, bar.value()) for bar in root.findChildren(QtWidgets.QScrollBar)]
    left = list(_texts(root))
    while left:
        picture = photo(root).toImage().convertToFormat(QtGui.QImage.Format.Format_RGB32)
        seen = [one for one in left if one.in_sight] or left[:1]  # higher or wider than there is
        for one in seen:
            yield from one.wrong(root, picture)
        done = set(seen)
        left = [one for one in left if one not in done]
        if left:
            left[0].scroll_to()
    for bar, value in bars:
        bar.setValue(value)


def _texts(root: Any) -> Iterator[_Text]:
    for widget in visible(root):
        if not widget.isEnabled():
            continue
        if isinstance(widget, QtWidgets.QAbstractItemView):
            for index, _ in cells(widget, aside=True):
                if plain(widget, index) or not isinstance(widget, QtWidgets.QTableView):
                    yield _Cell(widget.viewport(), widget, index)  # no bar
        elif said(widget).strip() and not is_hint(widget) and not _text_box(widget).isEmpty():
            yield _Text(widget)


@dataclass(frozen=True, eq=False)
class _Text:
    """What a widget writes; ``port`` is what it is drawn on."""

    port: Any

    @property
    def box(self) -> Any:
        return _text_box(self.port)

    @property
    def in_sight(self) -> bool:
        return self._seen.contains(self.box)

    @property
    def _seen(self) -> Any:
        return self.port.visibleRegion().boundingRect()

    def scroll_to(self) -> None:
        scroll_to(self.port)

    def wrong(self, root: Any, picture: Any) -> Iterator[str]:
        box = self.box.intersected(self._seen)
        box.translate(self.port.mapTo(root, QtCore.QPoint(0, 0)))
        found = drawn_contrast(picture, box)
        if found is not None and found < LEAST:
            yield f"contrast {found:.1f}: {self.name}"
        yield from self.wrong_colours(picture, box)

    @property
    def name(self) -> str:
        return named(self.port)

    def wrong_colours(self, picture: Any, box: Any) -> Iterator[str]:
        yield from _faint_colours(picture, box, self.port)


@dataclass(frozen=True, eq=False)
class _Cell(_Text):
    view: Any
    index: Any

    @property
    def box(self) -> Any:
        return self.view.visualRect(self.index)

    def scroll_to(self) -> None:
        self.view.scrollTo(self.index)
        scroll_to(self.view)

    @property
    def name(self) -> str:
        return f"cell “{str(self.index.data())[:40]}” of {named(self.view)}"

    def wrong_colours(self, picture: Any, box: Any) -> Iterator[str]:
        yield from ()


def _text_box(widget: Any) -> Any:
    """Where the text is, without an icon, a box to tick or an arrow beside it."""
    box = widget.contentsRect()
    if isinstance(widget, QtWidgets.QAbstractButton):
        beside = widget.iconSize().width() + 8 if not widget.icon().isNull() else 0
        if isinstance(widget, (QtWidgets.QCheckBox, QtWidgets.QRadioButton)):
            beside = 22
        leftwards = widget.isRightToLeft()
        box.adjust(0 if leftwards else beside, 0, -beside if leftwards else 0, 0)
    return box.adjusted(2, 1, -2, -1)


def _faint_colours(picture: Any, box: Any, widget: Any) -> Iterator[str]:
    """Colours within a text: its links, and those that its mark-up names."""
    text = said(widget)
    colours = [QtGui.QColor(name) for name in _COLOUR.findall(text)]
    if "<a " in text and not colours:
        colours.append(widget.palette().link().color())
    ground = _ground(picture, box)
    for colour in colours if ground is not None else ():
        found = contrast(colour, ground)
        if found < LEAST:
            yield f"contrast {found:.1f} of {colour.name()} in {named(widget)}"


def drawn_contrast(picture: Any, box: Any) -> float | None:
    """Between the ground, the colour that most pixels have, and what stands out most from it.

    None where nothing is drawn or all is out of the picture.
    """
    counts = colours_in(picture, box)
    if len(counts) < 2:
        return None
    ground = QtGui.QColor.fromRgb(counts.most_common(1)[0][0])
    return max(contrast(QtGui.QColor.fromRgb(one), ground) for one in counts)


def _ground(picture: Any, box: Any) -> Any:
    counts = colours_in(picture, box)
    return QtGui.QColor.fromRgb(counts.most_common(1)[0][0]) if counts else None


def colours_in(picture: Any, box: Any) -> Counter[int]:
    """How many pixels have each colour (0xRRGGBB)."""
    scale = picture.devicePixelRatio()
    left, right = round(box.left() * scale), round((box.right() + 1) * scale)
    top, bottom = round(box.top() * scale), round((box.bottom() + 1) * scale)
    left, right = max(0, left), min(picture.width(), right)
    found: Counter[int] = Counter()
    if left < right:
        pixels, wide = memoryview(picture.constBits()).cast("B").cast("I"), picture.width()
        for y in range(max(0, top), min(picture.height(), bottom)):
            found.update(pixels[y * wide + left : y * wide + right])
    return found
