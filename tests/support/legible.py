# SPDX-License-Identifier: LGPL-2.1-or-later
"""What of a widget's texts can't be read: cut off, overlapping, hanging out, too faint.

Each function gives sentences about what is wrong with what is visible; none if all is well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from faint import faint
from painted import misdrawn
from written import cells, is_hint, named, plain, said, visible

from PerfProfilerWorkbench.qt import QtCore, QtWidgets

_SLACK = 2  # pixels: styles round
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
    found = [*clipped(root), *outside(root), *overlapping(root), *faint(root), *misdrawn(root)]
    return sorted(set(found))


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
    return cut and (text in widget.toolTip() or is_hint(widget))


def _lack(widget: Any, text: str) -> str:
    """How much more room a text needs than its widget has; empty if it fits."""
    if isinstance(widget, QtWidgets.QLabel) and widget.wordWrap():
        return _lack_wrapped(widget)
    need, have = widget.sizeHint(), widget.size()
    if isinstance(widget, QtWidgets.QGroupBox):
        need, have = _needed(widget, text), widget.size()
    elif isinstance(widget, QtWidgets.QComboBox):
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
        if not plain(view, index):
            continue
        if wide > _SLACK and not view.wordWrap() and text not in str(index.data(tip_role) or ""):
            yield f"clipped by {wide} pixels without a tooltip: cell “{text[:40]}” of {named(view)}"


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
