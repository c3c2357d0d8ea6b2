# SPDX-License-Identifier: LGPL-2.1-or-later
"""No detector and no rule fails, whatever a recording holds or lacks, and each says it twice."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from big_session import big_session
from random_sessions import random_session
from random_structures import random_structure
from rich_sessions import bare, rich

from PerfProfilerWorkbench.analysis.plan import plan
from PerfProfilerWorkbench.analysis.prospect import prospect
from PerfProfilerWorkbench.analysis.report import report_on
from PerfProfilerWorkbench.analysis.score import score
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.export.imports import read_session
from PerfProfilerWorkbench.model.structure import Structure
from PerfProfilerWorkbench.model.thresholds import Thresholds

MODELS = sorted((Path(__file__).parents[1] / "models").glob("profile-1-*.json"))


# so low that all rules go through to the end
LOW = Thresholds(
    least_saving_ns=1, least_share=0.0, wasted_ns=1, objects=5, fan_out=1, opening_ns=1, triangles=1
)


def sound(session, limits=LOW):
    """The report, after all that is concluded was, and nothing was left out."""
    subject = Subject(session, limits)
    found = report_on(subject)
    assert not found.left_out, found.left_out[0].values
    score(subject, plan(subject, "Doc", found.advice))
    prospect(subject)
    return found


def lacking(session):
    """The same recording as others would have it: parts of it were never recorded, or are lost."""
    yield replace(session, structure=Structure())
    yield replace(session, fingerprints=(), changes=())
    yield replace(session, features={}, samples=(), frames=())
    yield replace(session, spans=session.spans[::3], dropped_events=1000)
    kept = [span for span in session.spans if span.parent is None]
    yield replace(session, spans=tuple(kept), windowed=not session.windowed)


SESSIONS = {
    "nothing": bare(),
    "a little of everything": rich(),
    "a model": big_session(150, wholes=1, edits=4),
    **{f"chance {seed}": random_session(seed) for seed in range(3)},
    **{f"documents {seed}": random_structure(seed) for seed in (20, 118, 171, 200)},
}


@pytest.mark.parametrize("name", SESSIONS)
def test_nothing_fails_whatever_was_recorded_and_whatever_is_missing(name):
    for session in (SESSIONS[name], *lacking(SESSIONS[name])):
        assert sound(session) == sound(session)


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_nothing_fails_on_files_of_older_versions(path):
    assert sound(read_session(str(path))) is not None


ANOTHER = """
from big_session import big_session
from rich_sessions import rich
from PerfProfilerWorkbench.analysis.report import report
print(report(big_session(150, wholes=1, edits=4)), report(rich()))
"""


def test_another_process_says_the_same():
    root = Path(__file__).parents[2]
    path = os.pathsep.join(map(str, (root, root / "tests" / "support")))
    said = {
        subprocess.run(
            [sys.executable, "-c", ANOTHER],
            env={"PYTHONPATH": path, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1 and b"Report(" in said.pop()
