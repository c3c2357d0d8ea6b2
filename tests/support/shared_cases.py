# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a rule and a detector that see the same have in common in their cases."""

from __future__ import annotations

from cases import recorded
from slow_shapes import add


def followed(proxy, milliseconds):
    """A feature of that class after its source, which takes so long."""

    def build(document):
        source = add(document, "Source", milliseconds)
        add(document, "Follower", 1, [source], proxy)

    return recorded(build)


def cell_edited(cell, content, milliseconds):
    """A sheet whose cell A1 five features use, each taking so long; one cell is edited."""

    def build(document):
        sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
        sheet.set("A1", "2")
        for number in range(5):
            add(document, f"Cube{number}", milliseconds).setExpression("Size", "Sheet.A1")

    def act(document):
        document.Sheet.set(cell, content)
        document.recompute()

    return recorded(build, act=act)


def text_edited(undo_mode, edits=10, length=8_000_000):
    """A long text that is written anew in each edit."""

    def build(document):
        document.UndoMode = undo_mode
        obj = document.addObject("App::FeaturePython", "Note")
        obj.addProperty("App::PropertyString", "Text").Text = "0" * length

    def act(document):
        for number in range(edits):
            document.openTransaction("Write")
            document.Note.Text = str(number % 10) * length
            document.recompute()
            document.commitTransaction()

    return recorded(build, act=act)
