# SPDX-License-Identifier: LGPL-2.1-or-later
"""Contact sheets: many pictures on one, scaled down, each with its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PerfProfilerWorkbench.qt import QtCore, QtGui

_GAP, _TITLE, _HEIGHT, _COLUMNS = 8, 16, 400, 14
_QUALITY = 72  # of JPEG, in percent: texts stay legible
_SHEETS = {
    "narrow": ("data-*-light-en-250.png", "data-*-dark-en-250.png"),
    "languages": (
        "data-*-light-tr-250.png",
        "data-*-light-de-250.png",
        "data-*-light-en-250-rtl.png",
    ),
    "wide": ("data-*-light-en-900.png",),
    "states": ("first_start-*-light-en-250.png", "long_labels-*-dark-en-250.png"),
}


def sheets(folder: Path) -> None:
    """Of a folder of pictures, into it."""
    for name, patterns in _SHEETS.items():
        found = [path for pattern in patterns for path in sorted(folder.glob(pattern))]
        if found:
            _sheet(found, folder / f"sheet-{name}.jpg", 5 if name == "wide" else _COLUMNS)


def _sheet(pictures: Sequence[Path], target: Path, columns: int) -> None:
    mode = QtCore.Qt.TransformationMode.SmoothTransformation
    small = [(one.stem, QtGui.QImage(str(one)).scaledToHeight(_HEIGHT, mode)) for one in pictures]
    lines = [small[first : first + columns] for first in range(0, len(small), columns)]
    wide = max(sum(image.width() + _GAP for _, image in line) for line in lines) + _GAP
    line_height = _TITLE + _HEIGHT + _GAP
    canvas = QtGui.QImage(wide, len(lines) * line_height, QtGui.QImage.Format.Format_RGB32)
    canvas.fill(QtGui.QColor("#babdb6"))
    painter = QtGui.QPainter(canvas)
    for number, line in enumerate(lines):
        x = _GAP
        for name, image in line:
            _put(painter, name, image, QtCore.QPoint(x, number * line_height))
            x += image.width() + _GAP
    painter.end()
    if not canvas.save(str(target), "JPG", _QUALITY):
        raise OSError(f"{target} could not be written")


def _put(painter: QtGui.QPainter, name: str, image: QtGui.QImage, at: QtCore.QPoint) -> None:
    room = QtCore.QRect(at, QtCore.QSize(image.width(), _TITLE))
    elided = painter.fontMetrics().elidedText(
        name, QtCore.Qt.TextElideMode.ElideMiddle, room.width()
    )
    painter.drawText(room, int(QtCore.Qt.AlignmentFlag.AlignVCenter), elided)
    painter.drawImage(at + QtCore.QPoint(0, _TITLE), image)
