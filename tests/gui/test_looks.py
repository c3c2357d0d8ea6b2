# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every text of the panel can be read, and everything can be reached with the keyboard.

The pages are looked at as ``make screenshots`` takes their pictures; the long test takes all of
its states, themes, languages and widths.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import close_all
from faint import LEAST, drawn_contrast, faint
from legible import clipped, faults, outside, overlapping
from looking import Stage, dress
from painted import misdrawn
from reachable import nameless, unreachable
from shown_states import PAGES, STATES
from shown_views import CLASSIC, DARK, NARROW, few_views, unseen, views, wrong
from views import delete_what_is_closed

from PerfProfilerWorkbench.gui import i18n, paths
from PerfProfilerWorkbench.gui.widgets import colours
from PerfProfilerWorkbench.gui.widgets.menu_button import MenuButton
from PerfProfilerWorkbench.gui.widgets.tables import ColouredCell
from PerfProfilerWorkbench.qt import QtCore, QtGui, QtWidgets


@pytest.fixture
def stage(controller):
    """The panel undocked; afterwards as it was, in the language, direction and theme it had."""
    translate = i18n.translate
    made = Stage()
    yield made
    made.write(False)
    dress(CLASSIC)
    i18n.translate = translate
    made.rebuild()
    made.dock.setFloating(False)
    close_all()


@pytest.fixture
def box(qtbot):
    """A plain widget to plant faults in."""
    made = QtWidgets.QWidget()
    qtbot.addWidget(made)
    made.resize(200, 100)
    return made


def placed(kind, parent, x, y, wide, high, text):
    made = kind(text, parent)
    made.setGeometry(x, y, wide, high)
    return made


def shown(widget, qtbot):
    widget.show()
    qtbot.waitUntil(widget.isVisible, timeout=5000)
    return widget


def test_texts_with_room_have_no_fault(box, qtbot):
    layout = QtWidgets.QVBoxLayout(box)
    for made in (
        QtWidgets.QLabel("A label"),
        QtWidgets.QPushButton("Press"),
        QtWidgets.QComboBox(),
    ):
        layout.addWidget(made)
    box.layout().itemAt(2).widget().addItems(["one", "two"])
    assert faults(shown(box, qtbot)) == []


def test_clipped_texts_are_found(box, qtbot):
    placed(QtWidgets.QLabel, box, 0, 0, 40, 20, "A label much too long for its place")
    wrapped = placed(QtWidgets.QLabel, box, 0, 30, 60, 15, "These words need some lines, not one")
    wrapped.setWordWrap(True)
    placed(QtWidgets.QPushButton, box, 0, 60, 30, 30, "Press this button")
    assert len(list(clipped(shown(box, qtbot)))) == 3


def test_clipped_cells_are_found_unless_their_tooltips_say_it_all(box, qtbot):
    table = QtWidgets.QTableWidget(1, 2, box)
    table.setGeometry(0, 0, 200, 100)
    table.setWordWrap(False)
    table.setHorizontalHeaderLabels(["a", "b"])
    for column, tip in enumerate(("", "A text that is too long")):
        table.setColumnWidth(column, 50)
        table.setItem(0, column, QtWidgets.QTableWidgetItem("A text that is too long"))
        table.item(0, column).setToolTip(tip)
    assert len(list(clipped(shown(box, qtbot)))) == 1


def test_overlaps_and_what_hangs_out_are_found(box, qtbot):
    placed(QtWidgets.QLabel, box, 0, 0, 100, 20, "here")
    placed(QtWidgets.QLabel, box, 50, 10, 100, 20, "there")
    placed(QtWidgets.QLabel, box, 150, 60, 100, 20, "out")
    shown(box, qtbot)
    assert len(list(overlapping(box))) == 1
    assert len(list(outside(box))) == 1


def test_faint_texts_are_found(box, qtbot):
    for y, colour in ((0, "#999999"), (30, "#000000"), (60, "")):
        label = placed(QtWidgets.QLabel, box, 0, y, 200, 20, "Can you read this?")
        label.setStyleSheet(f"background: white; color: {colour}" if colour else "")
    link = box.findChildren(QtWidgets.QLabel)[-1]
    link.setText('<span style="color: #dddddd">faint</span> and plain')
    found = list(faint(shown(box, qtbot)))
    assert len(found) == 2 and "#dddddd" in found[1]


def test_faint_texts_out_of_sight_are_found(box, qtbot):
    """And what is half in sight is not judged by its half."""
    area = QtWidgets.QScrollArea(box)
    area.setGeometry(0, 0, 200, 100)
    area.setWidget(inside := QtWidgets.QWidget())
    inside.resize(180, 500)
    for y, colour in ((90, "#555555"), (300, "#dddddd")):
        label = placed(QtWidgets.QLabel, inside, 0, y, 170, 20, f"at {y}")
        label.setStyleSheet(f"background: white; color: {colour}")
    found = list(faint(shown(box, qtbot)))
    assert len(found) == 1 and "at 300" in found[0]
    assert area.verticalScrollBar().value() == 0


def test_faint_cells_aside_are_found(box, qtbot):
    table = QtWidgets.QTableWidget(1, 5, box)
    table.setGeometry(0, 0, 200, 100)
    for column in range(5):
        table.setItem(0, column, QtWidgets.QTableWidgetItem(f"cell {column}"))
    table.item(0, 4).setForeground(QtGui.QColor("#dddddd"))
    found = list(faint(shown(box, qtbot)))
    assert len(found) == 1 and "cell 4" in found[0]


def test_a_coloured_cell_has_its_colour_whatever_a_style_sheet_says(box, qtbot):
    table = QtWidgets.QTableWidget(1, 1, box)
    table.setStyleSheet("QTableView::item { color: black; background: white }")
    table.setItemDelegate(ColouredCell(table))
    table.setItem(0, 0, QtWidgets.QTableWidgetItem("failed"))
    table.item(0, 0).setData(QtCore.Qt.ItemDataRole.ForegroundRole, QtGui.QColor(colours.FAILED))
    shown(box, qtbot)
    picture = table.viewport().grab(table.visualItemRect(table.item(0, 0))).toImage()
    seen = [picture.pixelColor(x, y) for x in range(60) for y in range(picture.height())]
    assert any(one.red() > 150 and one.green() < 60 for one in seen)


class Painted(QtWidgets.QWidget):
    """Writes one text well and three not."""

    def paintEvent(self, event):
        painter = QtGui.QPainter(self)
        painter.fillRect(self.rect(), QtGui.QColor("#ffffff"))
        for x, y, colour, text in (
            (0, 15, "#000000", "well"),
            (0, 40, "#bbbbbb", "faint"),
            (0, 65, "#000000", "these two"),
            (20, 70, "#000000", "overlap"),
            (180, 95, "#000000", "this leaves its widget"),
        ):
            painter.setPen(QtGui.QColor(colour))
            painter.drawText(x, y, text)
        painter.end()


def test_painted_texts_that_are_faint_cut_or_overlap_are_found(box, qtbot):
    Painted(box).setGeometry(0, 0, 200, 100)
    found = sorted(misdrawn(shown(box, qtbot)))
    assert [one.split()[0] for one in found] == ["clipped", "contrast", "overlap:"]
    assert "faint" in found[1]


def test_what_the_keyboard_misses_is_found(box, qtbot):
    button = placed(QtWidgets.QPushButton, box, 0, 0, 100, 30, "")
    button.setFocusPolicy(QtCore.Qt.FocusPolicy.ClickFocus)
    shown(box, qtbot)
    assert len(list(unreachable(box))) == 1
    assert len(list(nameless(box))) == 1


def test_looking_for_what_the_keyboard_misses_leaves_freecads_window_alone(window):
    """PySide6 would make it a child of the widget that it follows in the chain, and lose it."""
    box = QtWidgets.QWidget(window)
    placed(QtWidgets.QPushButton, box, 0, 0, 100, 30, "")
    box.show()
    assert not list(unreachable(box))
    box.deleteLater()
    delete_what_is_closed()
    assert window.isVisible()


@pytest.mark.parametrize("state", (STATES[0], STATES[-1]), ids=lambda state: state.name)
def test_what_is_shown_can_be_read_and_reached(stage, state):
    found = wrong(stage, state, few_views(state)) + unseen(stage, state.pages)
    assert not found, "\n".join(found)


def test_a_style_sheet_that_goes_leaves_the_panel_narrow(stage):
    """One of FreeCAD's gives lists to choose from a least width, and takes ours away with it."""
    dress(DARK)
    stage.open("features")
    stage.open("overview")
    dress(CLASSIC)
    for page in PAGES:
        stage.widen(NARROW)
        stage.open(page)
        assert stage.panel.width() == NARROW, page


@pytest.mark.long
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_every_state_can_be_read_and_reached(stage, state):
    found = wrong(stage, state, views(state))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("ground", ("#f0f0f0", "#444444"))
def test_icons_stand_out_at_sixteen_pixels(ground):
    for path in sorted(Path(paths.ICONS).glob("PerfProfiler_*.svg")):
        canvas = QtGui.QImage(20, 20, QtGui.QImage.Format.Format_RGB32)
        canvas.fill(QtGui.QColor(ground))
        painter = QtGui.QPainter(canvas)
        paths.qicon(path.stem.partition("_")[2]).paint(painter, 2, 2, 16, 16)
        painter.end()
        assert (drawn_contrast(canvas, canvas.rect()) or 1) >= 3, path.name


def test_the_ground_of_a_style_sheet_is_known_by_its_text(box, qtbot):
    label = placed(QtWidgets.QLabel, box, 0, 0, 100, 20, "text")
    box.setStyleSheet("QLabel { color: #fafafa }")
    shown(box, qtbot)
    ground = colours.ground_of(label)
    assert colours.contrast(QtGui.QColor("#fafafa"), ground) >= LEAST


def test_a_menu_button_keeps_its_text_clear_of_the_arrow(box, qtbot):
    """Its picture is that of a button without a menu, but for the strip at its end."""
    modes = QtWidgets.QToolButton.ToolButtonPopupMode
    for mode in (modes.InstantPopup, modes.MenuButtonPopup):
        pictures = []
        for kind in (QtWidgets.QToolButton, MenuButton):
            button = placed_button(kind, box)
            if kind is MenuButton:
                button.setMenu(QtWidgets.QMenu(button))
                button.setPopupMode(mode)
            shown(box, qtbot)
            pictures.append(button.grab().toImage().copy(0, 0, 140, 30))
            button.deleteLater()
            button.hide()
        assert pictures[0] == pictures[1]


def placed_button(kind, parent):
    button = kind(parent)
    button.setText("Record")
    button.setIcon(paths.qicon("Record"))
    button.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setAutoRaise(True)
    button.setGeometry(0, 0, 160, 30)
    button.show()
    return button
