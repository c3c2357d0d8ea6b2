# SPDX-License-Identifier: LGPL-2.1-or-later
"""Every cause of slowness we know can be told from a recording: docs/recording.md is true."""

from __future__ import annotations

import importlib
import re
from dataclasses import fields
from pathlib import Path

import pytest

from PerfProfilerWorkbench.capture import structure_tables as tables

ROOT = Path(__file__).resolve().parents[2]
CAUSES = [f"R{number}" for number in range(1, 41)]
MODEL = "PerfProfilerWorkbench.model"
# where the classes live that the table names, and what is more than a field of theirs
CLASSES = {
    "Session": "session",
    "Environment": "session",
    "Span": "span",
    "Change": "facts",
    "Fingerprint": "facts",
    "Print": "facts",
    "Sample": "facts",
    "CallNode": "calls",
    "Frame": "activity",
    "FileWork": "activity",
    "GpuReading": "gpu",
    "Structure": "structure",
    "StructureStep": "structure",
    "DocumentFacts": "structure",
    "ObjectFacts": "structure",
}
INSIDE = {("Session", "environment"): "Environment"}
INSIDE |= {("Fingerprint", side): "Print" for side in ("before", "after")}
TABLES = {
    "ObjectFacts.properties": tables.READ_PROPERTIES,
    "ObjectFacts.view": tables.READ_VIEW_PROPERTIES,
    "ObjectFacts.counts": tables.READ_COUNTS,
    "Structure.preferences": tables.READ_PREFERENCES,
}


def rows() -> dict[str, list[str]]:
    """The fields by cause."""
    text = (ROOT / "docs" / "recording.md").read_text("utf-8")
    lines = re.findall(r"^\| (R\d+) \| [^|]+ \|([^|]*)\|$", text, re.M)
    return {cause: re.findall(r"`([^`]+)`", entry) for cause, entry in lines}


def exists(field: str) -> bool:
    mapping = next((name for name in TABLES if field.startswith(name + ".")), None)
    if mapping is not None:
        return field.removeprefix(mapping + ".") in TABLES[mapping]
    owner, *parts = field.split(".")
    return owner in CLASSES and bool(parts) and _has(owner, parts)


def _has(owner: str, parts: list[str]) -> bool:
    found = getattr(importlib.import_module(f"{MODEL}.{CLASSES[owner]}"), owner)
    part, *rest = parts
    own = set(getattr(found, "_fields", ())) or {one.name for one in fields(found)}
    own |= {name for name, one in vars(found).items() if isinstance(one, property)}
    if part not in own:
        return False
    return not rest or ((owner, part) in INSIDE and _has(INSIDE[owner, part], rest))


def test_every_cause_has_a_line_with_fields():
    assert list(rows()) == CAUSES
    assert all(rows().values())


def test_the_causes_are_those_we_were_told_of(models):
    advice = (models.parent / "advice.md").read_text("utf-8")
    assert re.findall(r"^\| (R\d+) \|", advice, re.M) == CAUSES


@pytest.mark.parametrize("cause", CAUSES)
def test_every_field_of_a_cause_exists(cause):
    for field in rows()[cause]:
        assert exists(field), f"{cause} reads {field}"


def test_what_does_not_exist_would_be_noticed():
    known = ("Span.display_ns", "Span.total_ns", "Session.environment.freecad", "Print.faces")
    assert all(exists(field) for field in known)
    unknown = (
        "Span.nonsense",
        "Session.environment.nonsense",
        "Nonsense.field",
        "Span",
        "Span.kind.nonsense",
        "ObjectFacts.properties.Nonsense",
        "ObjectFacts.counts.Nonsense",
        "Structure.preferences.BaseApp/Nonsense",
    )
    assert not any(exists(field) for field in unknown)


@pytest.mark.parametrize("mapping", TABLES)
def test_nothing_is_read_without_a_cause_that_wants_it(mapping):
    """The causes that a table names with an entry are those whose lines name the entry."""
    for name, wanted in TABLES[mapping].items():
        reading = [cause for cause, entries in rows().items() if f"{mapping}.{name}" in entries]
        assert wanted.split() == reading, f"{mapping}.{name}"
