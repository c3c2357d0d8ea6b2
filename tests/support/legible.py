# SPDX-License-Identifier: LGPL-2.1-or-later
"""What of a widget's texts can't be read: cut off, overlapping, hanging out, too faint.

Each function gives sentences about what is wrong with what is visible; none if all is well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from looking import photo

from PerfProfilerWorkbench.gui.widgets.colours import contrast
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets

LEAST = 4.5
_SLACK = 2  # pixels: styles round
_ROWS = 12  # of a table are looked at
_COLOUR = re.compile(r"color:\s*(#[0-9a-fA-F]{6})")
_MARKUP = re.compile(r"<[^>]+>")
_INNER = (
    QtWidgets.QAbstractScrollArea,
    QtWidgets.QComboBox,
    QtWidgets.QAbstractSpinBox,
    QtWidgets.QLineEdit,
    QtWidgets.QTabBar,
)


def faults(root: Any) -> list[str]:
    """All that is wrong with a widget and what is in it."""
    found = [*clipped(root), *outside(root), *overlapping(root), *faint(root)]
    return sorted(set(found))


def visible(root: Any, kind: Any = QtWidgets.QWidget) -> Iterator[Any]:
    for widget in root.findChildren(kind):
        if widget.isVisible() and not widget.isWindow() and widget.window() is root.window():
            yield widget


def named(widget: Any) -> str:
    """A widget in words."""
    text = said(widget) or widget.accessibleName() or widget.objectName()
    parent = widget.parentWidget()
    return f"{type(parent).__name__}/{type(widget).__name__} “{text[:40]}”"


def said(widget: Any) -> str:
    """The text that a widget draws itself; cells and headers are asked one by one."""
    if isinstance(widget, QtWidgets.QComboBox):
        return str(widget.currentText())
    if isinstance(widget, QtWidgets.QLineEdit):
        return str(widget.text() or widget.placeholderText())
    if isinstance(widget, QtWidgets.QGroupBox):
        return str(widget.title())
    if isinstance(widget, QtWidgets.QToolButton):
        style = widget.toolButtonStyle()
        bare = style == QtCore.Qt.ToolButtonStyle.ToolButtonIconOnly
        return "" if bare and not widget.icon().isNull() else str(widget.text())
    if isinstance(widget, (QtWidgets.QLabel, QtWidgets.QAbstractButton)):
        return str(widget.text())
    return ""


def clipped(root: Any) -> Iterator[str]:
    """Texts that have less room than they need."""
    for widget in visible(root):
        text = said(widget)
        if isinstance(widget, QtWidgets.QHeaderView):
            yield from _clipped_sections(widget)
        elif isinstance(widget, QtWidgets.QAbstractItemView):
            yield from _clipped_cells(widget)
        elif text and not _told_otherwise(widget, text) and (lack := _lack(widget, text)):
            yield f"clipped by {lack}: {named(widget)}"


def _told_otherwise(widget: Any, text: str) -> bool:
    """What a person chose may be cut, and what an empty field hints, if the tooltip has it all."""
    cut = isinstance(widget, (QtWidgets.QComboBox, QtWidgets.QLineEdit))
    return cut and (text in widget.toolTip() or _is_hint(widget))


def _is_hint(widget: Any) -> bool:
    """The grey text in an empty field is Qt's to draw; the field's name tells what it is for."""
    empty = isinstance(widget, QtWidgets.QLineEdit) and not widget.text()
    return empty and bool(widget.accessibleName())


def _lack(widget: Any, text: str) -> str:
    """How much more room a text needs than its widget has; empty if it fits."""
    if isinstance(widget, QtWidgets.QLabel) and widget.wordWrap():
        return _lack_wrapped(widget)
    need, have = widget.sizeHint(), widget.size()
    if isinstance(widget, QtWidgets.QComboBox):
        need, have = _needed(widget, text), _combo_room(widget)
    elif isinstance(widget, QtWidgets.QLineEdit):
        need, have = _needed(widget, text), widget.contentsRect().adjusted(3, 0, -3, 0).size()
    wide, high = need.width() - have.width(), need.height() - have.height()
    return f"{max(wide, 0)} by {max(high, 0)} pixels" if max(wide, high) > _SLACK else ""


def _needed(widget: Any, text: str) -> Any:
    metrics = widget.fontMetrics()
    return QtCore.QSize(metrics.horizontalAdvance(text), metrics.height())


def _combo_room(combo: Any) -> Any:
    option = QtWidgets.QStyleOptionComboBox()
    combo.initStyleOption(option)
    style = combo.style()
    field = QtWidgets.QStyle.SubControl.SC_ComboBoxEditField
    control = QtWidgets.QStyle.ComplexControl.CC_ComboBox
    return style.subControlRect(control, option, field, combo).size()


def _lack_wrapped(label: Any) -> str:
    """Qt wraps between words: a word wider than the label is cut, and so is a line too many."""
    inside = label.contentsRect()
    high = label.heightForWidth(label.width()) - label.height()
    words = re.split(r"[\s\u200b]+", _MARKUP.sub(" ", label.text()))
    widest = max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)
    wide = widest - inside.width()
    return f"{max(wide, 0)} by {max(high, 0)} pixels" if max(wide, high) > _SLACK else ""


def _clipped_sections(header: Any) -> Iterator[str]:
    model = header.model()
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation()) or "") if model else ""
        if not text or header.isSectionHidden(section):
            continue
        tip = model.headerData(section, header.orientation(), QtCore.Qt.ItemDataRole.ToolTipRole)
        wide = header.fontMetrics().horizontalAdvance(text) + 4 - header.sectionSize(section)
        if wide > _SLACK and text not in str(tip or ""):
            yield f"clipped by {wide} pixels without a tooltip: header “{text}”"


def _clipped_cells(view: Any) -> Iterator[str]:
    """A cell may end in "…" if its tooltip says it all."""
    tip_role = QtCore.Qt.ItemDataRole.ToolTipRole
    for index, box in cells(view):
        text = str(index.data() or "")
        wide = view.fontMetrics().horizontalAdvance(text) + 4 - box.width()
        if not _plain(view, index):
            continue
        if wide > _SLACK and not view.wordWrap() and text not in str(index.data(tip_role) or ""):
            yield f"clipped by {wide} pixels without a tooltip: cell “{text[:40]}” of {named(view)}"


def _plain(view: Any, index: Any) -> bool:
    """Whether Qt draws a cell; where a delegate of ours does, its text may stand in lines."""
    return type(view.itemDelegate(index)).__module__.startswith("PySide")


def cells(view: Any) -> Iterator[tuple[Any, Any]]:
    """The first cells of a table, list or tree that are visible, with their places."""
    model = view.model()
    if model is None:
        return
    room = view.viewport().rect()
    listed = isinstance(model, QtCore.QAbstractListModel)  # its columnCount is not public
    columns = 1 if listed else model.columnCount(view.rootIndex())
    for row in range(min(model.rowCount(view.rootIndex()), _ROWS)):
        for column in range(columns):
            index = model.index(row, column, view.rootIndex())
            box = view.visualRect(index)
            whole = room.top() <= box.top() and box.bottom() <= room.bottom()
            if box.isValid() and whole and room.intersects(box) and index.data():
                yield index, box


def outside(root: Any) -> Iterator[str]:
    """Widgets that hang out of what they are in, to the left or to the right."""
    for widget in visible(root):
        parent = widget.parentWidget()
        if parent is None or not widget.width():
            continue
        left, right = widget.x(), widget.x() + widget.width() - parent.width()
        if (left < -_SLACK or right > _SLACK) and not _scrolls(parent):
            yield f"hangs out by {max(-left, right)} pixels: {named(widget)}"


def _scrolls(viewport: Any) -> bool:
    """Whether what hangs out of a viewport can be reached with a bar."""
    area = viewport.parentWidget()
    is_area = isinstance(area, QtWidgets.QAbstractScrollArea) and area.viewport() is viewport
    return is_area and area.horizontalScrollBar().isVisible()


def overlapping(root: Any) -> Iterator[str]:
    """Neighbours that lie on each other."""
    for parent in (root, *visible(root)):
        if isinstance(parent, _INNER):
            continue
        children = [one for one in parent.children() if _takes_room(one)]
        for one, other in combinations(children, 2):
            both = one.geometry().intersected(other.geometry())
            if both.width() > _SLACK and both.height() > _SLACK:
                yield f"overlap: {named(one)} and {named(other)}"


def _takes_room(child: Any) -> bool:
    if not isinstance(child, QtWidgets.QWidget) or child.isWindow() or not child.isVisible():
        return False
    seen_through = child.testAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    handle = isinstance(child, (QtWidgets.QSplitterHandle, QtWidgets.QSizeGrip))
    return not seen_through and not handle


def faint(root: Any) -> Iterator[str]:
    """Texts whose contrast on the ground that is really drawn is below 4.5."""
    picture = photo(root).toImage().convertToFormat(QtGui.QImage.Format.Format_RGB32)
    for widget in visible(root):
        at = widget.mapTo(root, QtCore.QPoint(0, 0))
        if not widget.isEnabled():
            continue
        if isinstance(widget, QtWidgets.QAbstractItemView):
            yield from _faint_cells(root, picture, widget)
        elif said(widget).strip() and not _is_hint(widget):
            box = _text_box(widget).translated(at)
            yield from _judged(picture, box, lambda widget=widget: named(widget))
            yield from _faint_colours(picture, box, widget)


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


def _faint_cells(root: Any, picture: Any, view: Any) -> Iterator[str]:
    for index, box in cells(view):
        if not _plain(view, index) and isinstance(view, QtWidgets.QTableView):
            continue  # a bar
        at = view.viewport().mapTo(root, box.topLeft())
        inside = QtCore.QRect(at, box.size()).intersected(_on_screen(root, view))
        text = str(index.data())
        yield from _judged(
            picture, inside, lambda text=text: f"cell “{text[:40]}” of {named(view)}"
        )


def _on_screen(root: Any, view: Any) -> Any:
    port = view.viewport()
    return QtCore.QRect(port.mapTo(root, QtCore.QPoint(0, 0)), port.size())


def _judged(picture: Any, box: Any, name: Callable[[], str]) -> Iterator[str]:
    found = drawn_contrast(picture, box)
    if found is not None and found < LEAST:
        yield f"contrast {found:.1f}: {name()}"


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
    counts = _colours(picture, box)
    if len(counts) < 2:
        return None
    ground = QtGui.QColor.fromRgb(counts.most_common(1)[0][0])
    return max(contrast(QtGui.QColor.fromRgb(one), ground) for one in counts)


def _ground(picture: Any, box: Any) -> Any:
    counts = _colours(picture, box)
    return QtGui.QColor.fromRgb(counts.most_common(1)[0][0]) if counts else None


def _colours(picture: Any, box: Any) -> Counter[int]:
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
