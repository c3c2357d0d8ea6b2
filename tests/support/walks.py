# SPDX-License-Identifier: LGPL-2.1-or-later
"""What was kept up to date while documents were edited, beside a walk through all that is there."""

from __future__ import annotations

import json
import traceback
from dataclasses import asdict
from pathlib import Path

import FreeCAD
from edits import Edits
from mixed import PLENTY_NS, complete

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis import geometry as analysis
from PerfProfilerWorkbench.analysis.live_geometry import LiveGeometry
from PerfProfilerWorkbench.capture.structure import StructureReader
from PerfProfilerWorkbench.model.structure import Structure, at
from PerfProfilerWorkbench.recording import recorder

NEVER_NS = 2**63


def walked(document) -> dict:
    """All of a document, read by somebody who knows nothing yet."""
    fresh = StructureReader()
    fresh.whole(document, PLENTY_NS)
    complete(fresh, document)
    return fresh._documents[document.Name].facts


def settled(facts) -> None:
    """All that waits is read and counted, as idle moments would do it."""
    facts.settle()
    for document in FreeCAD.listDocuments().values():
        facts.read_if_new(document)
        known = facts.reader._documents[document.Name]
        while known.counting.pending or known.triangles.pending:
            facts.count(document, PLENTY_NS)


def counts_of(objects) -> dict:
    return {name: dict(one.counts) for name, one in objects.items()}


class Watched:
    """Compares a running recording with walks."""

    def __init__(self) -> None:
        self.facts, self.live, self._seen = recorder.hook.facts, LiveGeometry(), (0, 0)

    def compare(self) -> None:
        """Every open document: counts of each object, sums kept and sums of what was recorded."""
        facts, (documents, steps) = self.facts, self._seen
        settled(facts)
        self.live.take(facts.documents[documents:], facts.steps[steps:])
        self._seen = len(facts.documents), len(facts.steps)
        for document in FreeCAD.listDocuments().values():
            self._compare(document)

    def _compare(self, document) -> None:
        name, expected = document.Name, walked(document)
        recorded = at(Structure({}, self._documents, tuple(self.facts.steps)), name, NEVER_NS)
        assert differing(counts_of(recorded), counts_of(expected)) == {}
        whole = analysis.geometry(expected)
        assert self.live.document(name) == whole == analysis.geometry(recorded)
        assert {each: self.live.object(name, each) for each in expected} == counts_of(expected)
        assert whole.uncounted == 0 and whole.objects == len(document.Objects)

    @property
    def _documents(self):
        return tuple(self.facts.documents)


def differing(one: dict, other: dict) -> dict:
    return {
        name: (one.get(name), other.get(name))
        for name in {**one, **other}
        if one.get(name) != other.get(name)
    }


def main(path: str, report: str, count: int, recompute_every: int, seed: int) -> None:
    """In FreeCAD: edit a model and compare now and then. The report is JSON."""
    found = {"error": ""}
    try:
        FreeCAD.openDocument(path)
        edits = Edits(seed, recompute_every)
        with record() as recording:
            watched = Watched()
            for _ in range(4):
                edits.run(count // 4)
                watched.compare()
        totals = [watched.live.document(name) for name in FreeCAD.listDocuments()]
        found["geometry"] = asdict(analysis.together(totals))
        found["done"] = edits.done
        found["problems"] = [str(one) for one in recording.session.problems]
    except BaseException:
        found["error"] = traceback.format_exc()
    Path(report).write_text(json.dumps(found))
