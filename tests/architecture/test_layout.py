# SPDX-License-Identifier: LGPL-2.1-or-later
"""The manifest, the tree, sizes and licences."""

from __future__ import annotations

import ast
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

import PerfProfilerWorkbench

ROOT = Path(__file__).resolve().parents[2]
NAMESPACE = "{https://wiki.freecad.org/Package_Metadata}"
SOURCES = sorted((ROOT / "PerfProfilerWorkbench").rglob("*.py"))


def manifest():
    return ElementTree.parse(ROOT / "package.xml").getroot()


def value(name: str, root=None) -> str:
    return (manifest() if root is None else root).findtext(NAMESPACE + name) or ""


def test_the_manifest_is_complete_and_true():
    assert value("name") and value("description")
    assert value("version") == PerfProfilerWorkbench.__version__
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", value("date"))
    licences = manifest().findall(NAMESPACE + "license")
    assert [one.text for one in licences] == ["LGPL-2.1-or-later", "CC0-1.0"]
    assert all((ROOT / one.get("file")).is_file() for one in licences)
    assert (ROOT / value("icon")).is_file()
    urls = {url.get("type"): url.text for url in manifest().findall(NAMESPACE + "url")}
    assert set(urls) >= {"repository", "readme", "bugtracker", "documentation"}
    assert urls["readme"].startswith("https://raw."), "the Addon Manager wants a raw page"
    assert value("freecadmin") == "0.20.0"
    assert manifest().find(NAMESPACE + "freecadmax") is None
    assert manifest().find(NAMESPACE + "depend") is None, "0.20 takes each as required"


def test_the_manifest_names_the_workbench_class():
    workbench = manifest().find(f"{NAMESPACE}content/{NAMESPACE}workbench")
    assert value("classname", workbench) == "PerfProfilerWB"
    assert value("subdirectory", workbench) == "./"
    assert "class PerfProfilerWB" in (ROOT / "InitGui.py").read_text("utf-8")
    assert workbench.find(NAMESPACE + "icon") is None, "the icon stands at the top level only"


def test_no_package_of_tests_shadows_others():
    assert not (ROOT / "tests" / "__init__.py").exists()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_files_and_functions_stay_small(path):
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno - node.lineno < 40, f"{path}:{node.lineno} {node.name}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_every_file_names_its_licence_and_says_what_it_is(path):
    text = path.read_text("utf-8")
    assert text.startswith("# SPDX-License-Identifier: LGPL-2.1-or-later\n")
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_opens_a_network_or_changes_the_path(path):
    text = path.read_text("utf-8")
    for word in ("urllib", "http.client", "requests", "import socket"):
        assert word not in text
    if path.name != "second.py":  # it writes the script of the second FreeCAD
        assert not re.search(r"sys\.path\.(insert|append)|sys\.path\s*[+=]", text)


def test_every_icon_is_64_by_64_and_plain():
    icons = sorted((ROOT / "Resources" / "icons").glob("*.svg"))
    assert len(icons) >= 6
    for icon in icons:
        root = ElementTree.parse(icon).getroot()
        assert (root.get("width"), root.get("height")) == ("64", "64"), icon.name
        tags = {node.tag.rpartition("}")[2] for node in root.iter()}
        assert not tags & {"filter", "style", "image", "text", "script"}, icon.name


def test_readme_and_changelog_know_this_version():
    version = PerfProfilerWorkbench.__version__
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make run" in readme and "make test" in readme
    for link in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (ROOT / link).exists(), f"README links {link}"
