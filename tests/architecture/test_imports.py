# SPDX-License-Identifier: LGPL-2.1-or-later
"""Who may import what (README, "How it is built"). Reads the sources; imports nothing of them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "PerfProfilerWorkbench"

# Each room may import the rooms to its right, and those of other shelves below it.
SHELVES = [
    {"__main__", "__init__", "worker"},
    {"gui", "cli"},
    {"recording", "extend"},
    {"keeping"},
    {"trial"},
    {"launch"},
    {"export", "store"},
    {"analysis", "capture"},
    {"qt"},
    {"units"},
    {"texts"},
    {"model"},
]
# What only some rooms may import. Standard library aside, nothing else may be imported at all.
ONLY_IN = {
    "FreeCAD": {"capture", "trial", "gui", "worker", "recording", "keeping"},
    "FreeCADGui": {"capture", "gui", "worker"},
    "Part": {"capture", "trial"},
    "pivy": {"capture", "gui"},
    "PySide": {"qt"},
    "sqlite3": {"store"},
    "redis": {"store"},
    "psutil": {"capture"},
    "pynvml": {"capture"},
    "matplotlib": {"export", "gui"},
}
QT_LISTENERS = {"gui", "worker", "capture"}


def sources():
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def shelf(name: str) -> int:
    return next(index for index, rooms in enumerate(SHELVES) if name in rooms)


def imports(path: Path):
    """(room of ours or None, name of the top-level module, line) of each import in a file."""
    parts = ["PerfProfilerWorkbench", *path.relative_to(PACKAGE).with_suffix("").parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield None, alias.name.partition(".")[0], node.lineno
        elif isinstance(node, ast.ImportFrom) and node.level:
            base = parts[: -node.level]
            full = base + (node.module.split(".") if node.module else [])
            if len(full) > 1:
                yield full[1], "PerfProfilerWorkbench", node.lineno
            else:
                for alias in node.names:
                    yield alias.name, "PerfProfilerWorkbench", node.lineno
        elif isinstance(node, ast.ImportFrom):
            yield None, node.module.partition(".")[0], node.lineno


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path):
    own = room(path)
    for target, _, line in imports(path):
        if target in (None, own, "__version__"):
            continue
        where = f"{path}:{line}"
        if target == "qt":
            assert own in QT_LISTENERS, f"{where}: only {QT_LISTENERS} may listen to Qt"
        assert shelf(target) > shelf(own), f"{where}: {own} must not import {target}"


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_of_others_is_imported_where_it_belongs(path):
    for target, name, line in imports(path):
        if target is None and name in ONLY_IN:
            assert room(path) in ONLY_IN[name], f"{path}:{line} imports {name}"


def test_the_rule_would_notice_a_wrong_import():
    """The reader of imports sees what it must see."""
    found = {(target, name) for target, name, _ in imports(PACKAGE / "cli" / "profile.py")}
    assert ("export", "PerfProfilerWorkbench") in found and (None, "argparse") in found
    assert shelf("model") > shelf("gui")


def test_the_start_of_freecad_imports_next_to_nothing():
    """What InitGui.py pulls in at every start must not grow."""
    seen, todo = set(), [PACKAGE / "gui" / "startup.py", PACKAGE / "gui" / "paths.py"]
    while todo:
        path = todo.pop()
        if path in seen or not path.exists():
            continue
        seen.add(path)
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ImportFrom) and node.level == 1:
                names = [node.module] if node.module else [alias.name for alias in node.names]
                todo += [path.parent / f"{name}.py" for name in names]
    assert {path.stem for path in seen} == {"startup", "paths", "settings", "preferences"}
