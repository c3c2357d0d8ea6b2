# SPDX-License-Identifier: LGPL-2.1-or-later
"""Recording alone changes nothing: a scripted edit session ends the same with and without it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import FreeCAD
import pytest

from PerfProfilerWorkbench import record

ROOT = Path(__file__).resolve().parents[2]
_VOLATILE = re.compile(
    rb'<Property name="(LastModifiedDate|CreationDate|Uid|TransientDir|FileName)".*?</Property>',
    re.DOTALL,
)

_NUMBER = re.compile(rb"-?\d+\.\d{6,}(e[-+]?\d+)?")


def edit_session(path: Path, target: Path) -> dict:
    """Open, edit, undo, redo, delete, save as; what FreeCAD then says of the document."""
    document = FreeCAD.openDocument(str(path))
    document.UndoMode = 1
    states = []
    for name, change in _edits(document):
        document.openTransaction(name)
        change()
        document.recompute()
        document.commitTransaction()
        states.append([(obj.Name, sorted(obj.State)) for obj in document.Objects])
    document.undo()
    document.undo()
    document.redo()
    states.append([(obj.Name, sorted(obj.State)) for obj in document.Objects])
    facts = {
        "states": states,
        "touched": document.isTouched(),
        "undo": document.UndoNames,
        "redo": document.RedoNames,
        "shapes": [_shape(obj) for obj in document.Objects],
    }
    document.saveAs(str(target))
    FreeCAD.closeDocument(document.Name)
    return facts


def _edits(document):
    objects = list(document.Objects)
    first = objects[0].Name
    return (
        ("touch all", lambda: [obj.touch() for obj in objects]),
        ("add", lambda: document.addObject("Part::Box", "Extra")),
        ("change", lambda: setattr(document.Extra, "Length", 12)),
        ("label", lambda: setattr(document.getObject(first), "Label", "Renamed")),
        ("remove", lambda: document.removeObject("Extra")),
    )


def _shape(obj):
    shape = getattr(obj, "Shape", None)
    if shape is None or not hasattr(shape, "isNull") or shape.isNull():
        return (obj.Name, None)
    return (obj.Name, len(shape.Vertexes), round(shape.BoundBox.DiagonalLength, 6))


def members(path: Path) -> dict:
    """A saved file by member, without dates and the like, numbers to ten digits.

    The sketch solver's last digit differs from run to run, with or without a recording.
    """
    with zipfile.ZipFile(path) as archive:
        return {name: _comparable(archive.read(name)) for name in archive.namelist()}


def _comparable(content: bytes) -> bytes:
    content = _VOLATILE.sub(b"", content)
    return _NUMBER.sub(lambda found: b"%.9e" % (float(found.group()) + 0.0), content)


def in_fresh_process(source: Path, folder: Path, mode: str) -> tuple:
    """FreeCAD 1.x numbers elements by a counter of the process: each session has its own."""
    folder.mkdir()
    command = [sys.executable, __file__, mode, str(source), str(folder)]
    path = os.pathsep.join([str(ROOT), *sys.path])
    subprocess.run(command, check=True, timeout=300, env={**os.environ, "PYTHONPATH": path})
    return json.loads((folder / "facts.json").read_text()), members(folder / "saved.FCStd")


def main(mode: str, source: str, folder: str) -> None:
    with record() if mode == "recorded" else contextlib.nullcontext():
        facts = edit_session(Path(source), Path(folder) / "saved.FCStd")
    (Path(folder) / "facts.json").write_text(json.dumps(facts))


@pytest.mark.parametrize("model", ["axis_cross_spreadsheet.FCStd", "xyz_cube_mesh.FCStd"])
def test_an_edit_session_ends_the_same(model, models, tmp_path):
    source = tmp_path / model
    shutil.copyfile(models / model, source)
    facts, saved = in_fresh_process(source, tmp_path / "plain", "plain")
    recorded_facts, recorded_saved = in_fresh_process(source, tmp_path / "recorded", "recorded")
    assert source.read_bytes() == (models / model).read_bytes()
    assert recorded_facts == facts
    assert list(recorded_saved) == list(saved)
    for name, content in saved.items():
        assert recorded_saved[name] == content, name


if __name__ == "__main__":
    main(*sys.argv[1:])
