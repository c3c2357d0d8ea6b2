# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every text a user reads can be translated, and Turkish and German are complete."""

from __future__ import annotations

import ast
import re
import shutil
import string
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from PerfProfilerWorkbench import texts

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "PerfProfilerWorkbench"
CATALOGUES = ROOT / "Resources" / "translations"
LANGUAGES = ("tr", "de")
LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin")  # .ci/install has it on Debian 12

# A literal given to one of these would be shown without ever being translated.
SHOWING = {
    "setText",
    "setToolTip",
    "setWindowTitle",
    "setLabelText",
    "setAccessibleName",
    "setTitle",
    "addAction",
    "QLabel",
    "QCheckBox",
    "QRadioButton",
    "QPushButton",
    "QMenu",
    "addToolBar",
}


def literals() -> set:
    return {
        value
        for name, value in vars(texts).items()
        if name.isupper() and isinstance(value, str) and name not in ("CONTEXT", "_ADDON")
    }


@pytest.fixture(params=LANGUAGES)
def catalogue(request) -> Path:
    return CATALOGUES / f"PerfProfiler_{request.param}.ts"


def entries(catalogue: Path) -> dict:
    found = ElementTree.parse(catalogue).iter("message")
    return {entry.findtext("source"): entry.find("translation") for entry in found}


def names(text: str) -> set:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_what_freecad_shows_at_its_start_is_among_the_texts():
    start = ast.parse((ROOT / "InitGui.py").read_text("utf-8"))
    calls = [node for node in ast.walk(start) if isinstance(node, ast.Call)]
    shown = [c.args[1].value for c in calls if getattr(c.func, "id", "") == "translate"]
    assert len(shown) == 2 and set(shown) <= literals()


def test_no_two_texts_have_one_name():
    """The later one would silently stand for both."""
    files = [path.read_text("utf-8") for path in (PACKAGE / "texts").glob("*.py")]
    found = re.findall(r"^([A-Z][A-Z0-9_]*) = ", "\n".join(files), re.M)
    assert sorted(found) == sorted(set(found))


def test_a_language_has_each_text_and_no_other(catalogue):
    assert set(entries(catalogue)) == literals()


@pytest.mark.skipif(LUPDATE is None, reason="no lupdate here (Debian's qt6-l10n-tools)")
def test_a_language_has_what_a_fresh_lupdate_finds(catalogue, tmp_path):
    fresh = tmp_path / "fresh.ts"
    files = sorted(map(str, (PACKAGE / "texts").glob("*.py")))
    done = subprocess.run([LUPDATE, "-silent", *files, "-ts", fresh], capture_output=True)
    assert done.returncode == 0, done.stderr
    assert set(entries(catalogue)) == set(entries(fresh))


def test_no_text_of_a_language_is_unfinished_or_empty(catalogue):
    for source, entry in entries(catalogue).items():
        assert entry.text and entry.get("type") is None, source


def test_a_language_keeps_the_values(catalogue):
    for source, entry in entries(catalogue).items():
        assert names(entry.text) == names(source), source


def test_a_language_is_really_another(catalogue):
    found = entries(catalogue)
    same = [source for source, entry in found.items() if entry.text == source]
    assert len(same) < len(found) / 10, same


def test_numbers_and_dates_go_by_the_language(catalogue):
    found = entries(catalogue)
    assert catalogue.stem.endswith("_" + found[texts.LANGUAGE].text)
    assert found[texts.DECIMAL_POINT].text == ","


def test_the_compiled_catalogue_is_newer_than_its_texts_and_holds_them(catalogue):
    compiled = catalogue.with_suffix(".qm").read_bytes()
    for entry in entries(catalogue).values():
        assert entry.text.encode("utf-16-be") in compiled, entry.text


def test_each_text_is_used():
    files = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "texts"]
    used = {
        name
        for path in files
        for name in re.findall(r"\btexts\.([A-Z][A-Z0-9_]*)\b", path.read_text("utf-8"))
    }
    start = (ROOT / "InitGui.py").read_text("utf-8")
    for name, value in vars(texts).items():
        if name.isupper() and not name.startswith("_") and isinstance(value, str):
            assert name in used or f'"{value}"' in start, f"{name} is used by nobody"


@pytest.mark.parametrize("path", sorted((PACKAGE / "gui").glob("*.py")), ids=lambda p: p.name)
def test_no_literal_is_shown_untranslated(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = getattr(function, "attr", getattr(function, "id", ""))
            for argument in node.args:
                shown = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                assert not (name in SHOWING and shown), f"{path}:{node.lineno}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "cli").glob("*.py")), ids=lambda p: p.name)
def test_no_help_of_the_command_line_is_untranslated(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg in ("help", "description"):
                    assert not isinstance(keyword.value, ast.Constant), f"{path}:{node.lineno}"
