# SPDX-License-Identifier: LGPL-2.1-or-later
"""Widgets that show a setting each, and a page that scrolls where FreeCAD's dialog is small."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from ... import texts
from ...qt import QtCore, QtWidgets
from .. import i18n, settings


class Field(NamedTuple):
    """How a widget's value is had and put, kept and found again, under ``name``."""

    name: str
    default: Any
    get: Callable[[], Any]
    put: Callable[[Any], Any]
    read: Callable[[], Any]
    write: Callable[[Any], Any]


class _Spin(QtWidgets.QSpinBox):
    """The wheel scrolls the page unless the person is in the field."""

    def wheelEvent(self, event: Any) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class _Combo(QtWidgets.QComboBox):
    """Likewise; no wider than the page has room for."""

    def __init__(self) -> None:
        super().__init__()
        policy = QtWidgets.QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: Any) -> None:
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class Fields:
    """The settings of one page: ``load``, ``save``, ``restore``."""

    def __init__(self) -> None:
        self._each: list[Field] = []

    def flag(self, name: str, title: str, default: bool = False) -> Any:
        box = QtWidgets.QCheckBox(i18n.tr(title))
        self._add(name, default, box.isChecked, box.setChecked, settings.flag, settings.set_flag)
        return box

    def number(self, name: str, default: int, least: int, most: int) -> Any:
        spin = _Spin()
        spin.setRange(least, most)
        spin.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self._add(name, default, spin.value, spin.setValue, settings.number, settings.set_number)
        return spin

    def choice(self, name: str, options: Sequence[tuple[str, str]], default: str = "") -> Any:
        """``options``: what is kept, and what is shown, already in the person's language."""
        combo = _Combo()
        combo.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        for value, shown in options:
            combo.addItem(shown, value)
        known = [value for value, _ in options]

        def put(value: str) -> None:
            combo.setCurrentIndex(known.index(value if value in known else default))

        self._add_text(name, default, lambda: known[combo.currentIndex()], put)
        return combo

    def text(self, name: str) -> Any:
        line = QtWidgets.QLineEdit()
        self._add_text(name, "", lambda: line.text().strip(), line.setText)
        return line

    def _add_text(self, name: str, default: str, get: Any, put: Any) -> None:
        def read(name: str, default: str) -> str:
            return settings.text(name) or default

        self._add(name, default, get, put, read, settings.set_text)

    def _add(self, name: str, default: Any, get: Any, put: Any, read: Any, write: Any) -> None:
        self._each.append(
            Field(
                *(name, default, get, put),
                read=lambda: read(name, default),
                write=lambda value: write(name, value),
            )
        )

    def load(self) -> None:
        for field in self._each:
            field.put(field.read())

    def save(self) -> set[str]:
        """The names of those that are others now."""
        changed = [field for field in self._each if field.get() != field.read()]
        for field in changed:
            field.write(field.get())
        return {field.name for field in changed}

    def restore(self) -> None:
        """Put the defaults into the widgets; ``save`` makes them hold."""
        for field in self._each:
            field.put(field.default)


class Form(QtWidgets.QWidget):
    """A page: groups of rows, one below the other."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setWindowTitle(i18n.tr(title))
        inside = QtWidgets.QWidget()
        self.column = QtWidgets.QVBoxLayout(inside)
        self.column.addStretch(1)
        self.area = QtWidgets.QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QtWidgets.QFrame.Shape.NoFrame)
        self.area.setWidget(inside)
        layout = QtWidgets.QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def add(self, widget: Any) -> None:
        self.column.insertWidget(self.column.count() - 1, widget)

    def group(self, title: str, *rows: tuple[str, Any] | Any) -> Any:
        """Widgets, some with a text beside them."""
        box = QtWidgets.QGroupBox(i18n.tr(title))
        form = QtWidgets.QFormLayout(box)
        form.setRowWrapPolicy(QtWidgets.QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QtWidgets.QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for row in rows:
            if isinstance(row, tuple):
                form.addRow(i18n.tr(row[0]), row[1])
            else:
                form.addRow(row)
        self.add(box)
        return box

    def defaults(self, fields: Fields) -> Any:
        """A button below all that puts the defaults back."""
        button = QtWidgets.QPushButton(i18n.tr(texts.PREF_DEFAULTS))
        button.setToolTip(i18n.tr(texts.PREF_DEFAULTS_TIP))
        button.setAutoDefault(False)
        button.clicked.connect(fields.restore)
        row = QtWidgets.QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.column.insertLayout(self.column.count() - 1, row)
        return button


def note(text: str) -> Any:
    label = QtWidgets.QLabel(i18n.tr(text))
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    return label
