# SPDX-License-Identifier: LGPL-2.1-or-later
"""Sessions with a cause, put together by hand, and what is concluded from them."""

from __future__ import annotations

from acts import MS, recompute, session

from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.facts import Change, Fingerprint, Print
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.model.structure import DocumentFacts, ObjectFacts, Structure

SHEET = "Spreadsheet::Sheet"


def key(name):
    return ObjectKey("Doc", name)


def obj(type="Part::Box", *links, label="", expressions=(), **properties):
    return ObjectFacts(label, type, "", tuple(map(key, links)), expressions, properties=properties)


def document(**objects):
    return Structure(documents=(DocumentFacts("Doc", "", objects),))


def bound(text, *links):
    """A box whose length is an expression."""
    return obj("Part::Box", *(links or ("Sheet",)), expressions=(("Length", text),))


def sheet(*cells, label="Parameters"):
    return obj(SHEET, label=label, cells=cells)


def cell(at, path, name="Sheet"):
    return Change(int(at * MS), "Doc", name, "cells", path)


def only(structure, ran, changes=(), prints=(), **more):
    (found,) = all_of(recompute(10, 50, *ran, **more), structure, changes, prints)
    return found


def all_of(spans, structure, changes=(), prints=()):
    return subject_of(spans, structure, changes, prints).causes


def subject_of(spans, structure, changes=(), prints=()):
    made = session(spans, changes=changes, structure=structure, fingerprints=tuple(prints))
    return Subject(made)


def printed(name, same, at=50):
    before = Print(6, 12, 8, (0, 0, 0, 1, 1, 1), 12.0)
    after = before if same else Print(7, 12, 8, (0, 0, 0, 1, 1, 1), 12.0)
    return Fingerprint(at * MS, "Doc", name, before, after, 1000)


def names(keys):
    return [each.object for each in keys]
