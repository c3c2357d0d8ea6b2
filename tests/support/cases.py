# SPDX-License-Identifier: LGPL-2.1-or-later
"""The cases of tests/models/cases: each has what a rule or a detector must find, and a near miss.

A case is a file there that says

    WHAT = "R3"           the rule, or the type of the issue ("slow feature")
    WHERE = "headless"    or "window", or "plain": a session that is put together by hand
    SINCE = (0, 20)       the first FreeCAD that has the feature; may be left out
    THRESHOLDS = ...      the limits, where the usual ones would take too long; may be left out
    def problem(): ...    makes the problem and returns the session that was recorded of it
    def near_miss(): ...  the same for what looks like it and is none

A hand-made session stands for hardware that is not there, and says so.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from PerfProfilerWorkbench.analysis.advise import RULES
from PerfProfilerWorkbench.analysis.detect import DETECTORS
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.session import Session
from PerfProfilerWorkbench.model.thresholds import Thresholds

FOLDER = Path(__file__).resolve().parent.parent / "models" / "cases"


class Case(NamedTuple):
    name: str
    what: str
    where: str
    since: tuple[int, int]
    thresholds: Thresholds
    problem: Callable[[], Session]
    near_miss: Callable[[], Session]


def cases(where: str) -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.py")):
        if f'WHERE = "{where}"' in path.read_text("utf-8"):
            held = runpy.run_path(str(path))
            since = held.get("SINCE", (0, 20))
            limits = held.get("THRESHOLDS", Thresholds())
            work = (held["problem"], held["near_miss"])
            found.append(Case(path.stem, held["WHAT"], held["WHERE"], since, limits, *work))
    return found


def spoken(session: Session, thresholds: Thresholds | None = None) -> set[str]:
    """The names of rules and the types of issues that a session brings up."""
    subject = Subject(session, thresholds)
    found: Iterable = [advice.rule for rule in RULES for advice in rule(subject)]
    types = [issue.type for detect in DETECTORS for issue in detect(subject)]
    return {*found, *(getattr(one, "value", one) for one in types)}


def recorded(build, preset: str = "lightweight", act=None, touch: bool = True) -> Session:
    """Build in a new document, record a full recompute (or ``act``), close, give the session.

    ``build(document)`` makes the objects; they are recomputed once before. ``act(document)`` is
    what is recorded in place of that full recompute.
    """
    import FreeCAD

    from PerfProfilerWorkbench.recording import record

    document = FreeCAD.newDocument("Case")
    try:
        build(document)
        document.recompute()
        recording = record(preset, keep=False)
        try:
            if act is not None:
                act(document)
            else:
                for obj in document.Objects if touch else ():
                    obj.touch()
                document.recompute()
        finally:
            recording.count_geometry()
            session = recording.stop()
    finally:
        FreeCAD.closeDocument(document.Name)
    return session
