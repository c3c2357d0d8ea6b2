# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the panel may have to show: from the first start to an old recording of another FreeCAD."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import FreeCAD
from documents import close_all
from looking import Stage, until

from PerfProfilerWorkbench.gui import paths
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.session import Session
from PerfProfilerWorkbench.store.store import Store

PAGES = ("overview", "features", "timeline", "advice", "activity", "compare", "sessions")
LONG = "Mounting bracket with sixteen holes, the ring and all fillets, " * 3 + "as of March"
_HOLES = 8


@dataclass(frozen=True)
class State:
    """``put`` brings the stage into it; ``pages`` are those on which it shows."""

    name: str
    put: Callable[[Stage], None]
    pages: tuple[str, ...] = PAGES


def _clear(stage: Stage) -> None:
    stage.controller.stop()
    stage.controller.clear()
    close_all()


def first_start(stage: Stage) -> None:
    _clear(stage)


def document_only(stage: Stage) -> None:
    _clear(stage)
    FreeCAD.openDocument(paths.EXAMPLE)


def empty(stage: Stage) -> None:
    """A recording that nothing has happened in."""
    document_only(stage)
    stage.controller.record("lightweight")


def example(stage: Stage) -> None:
    """The example that comes with us, edited once; the recording goes on."""
    empty(stage)
    document = FreeCAD.ActiveDocument
    document.getObjectsByLabel("Parameters")[0].set("engraving_depth", "0.9 mm")
    document.recompute()


def data(stage: Stage) -> None:
    """Two recordings of a model with all kinds of trouble; one is a baseline."""
    _clear(stage)
    document = bracket("Bracket")
    _record(stage, document)
    first = stage.controller.session
    document.getObject("Bracket").ViewObject.AngularDeflection = 20
    _record(stage, document)
    _name_baseline(first)


def long_labels(stage: Stage) -> None:
    """Names as long as a person may give them, also without a space."""
    _clear(stage)
    document = bracket("Bracket")
    for number, one in enumerate(document.Objects):
        one.Label = LONG if number % 2 else "Unbreakable" * 18 + str(number)
    _record(stage, document)


def failed(stage: Stage) -> None:
    _clear(stage)
    document = FreeCAD.newDocument("Broken")
    box = document.addObject("Part::Box", "Plate")
    fillet = document.addObject("Part::Fillet", "Rounded")
    fillet.Base, fillet.Edges = box, [(1, 500.0, 500.0)]
    _record(stage, document)


def old(stage: Stage) -> None:
    """A recording that an older FreeCAD made, on another machine."""
    data(stage)
    session = stage.controller.session
    environment = replace(session.environment, freecad="0.19.4", machine="the-old-workstation")
    given = {"environment": environment, "started_at": session.started_at - 90 * 86400}
    stage.controller.show_session(replace(session, id="20260828-101112-000000a1", **given))


def notice(stage: Stage) -> None:
    """Something did not work, and the reason is a long one."""
    data(stage)
    said = "The file “/home/me/Projects/Brackets/2026/{name}.csv” can't be written: {why}."
    why = "there is no room left on the device"
    stage.controller.tell(message(said, name="mounting-bracket", why=why))


STATES = (
    State("first_start", first_start),
    State("document", document_only, ("overview",)),
    State("empty", empty),
    State("example", example, ("overview", "features", "advice")),
    State("failed", failed, ("overview", "features", "timeline", "advice", "activity")),
    State("long_labels", long_labels),
    State("old", old, ("overview", "features", "compare")),
    State("notice", notice, ("overview",)),
    State("data", data),  # the last: what follows is shown with it
)


def bracket(name: str) -> Any:
    """A plate with holes cut one by one, and a ring that is displayed far too finely."""
    document = FreeCAD.newDocument(name)
    last = document.addObject("Part::Box", "Plate")
    last.Length, last.Width, last.Height = 120, 40, 6
    for number in range(_HOLES):
        drill = document.addObject("Part::Cylinder", f"Drill{number + 1}")
        drill.Radius, drill.Height = 1.6, 20
        drill.Placement.Base = (8 + 9 * number, 12 + 14 * (number % 2), -5)
        cut = document.addObject("Part::Cut", f"Hole{number + 1}")
        cut.Base, cut.Tool, last = last, drill, cut
    ring = document.addObject("Part::Torus", "Ring")
    ring.Radius1, ring.Radius2, ring.Placement.Base = 12, 3, (60, 20, 12)
    whole = document.addObject("Part::MultiFuse", "Bracket")
    whole.Shapes, whole.Label = [last, ring], "Bracket with ring"
    document.recompute()
    whole.ViewObject.AngularDeflection = 10
    return document


def _record(stage: Stage, document: Any, times: int = 2) -> None:
    """Recomputes of everything, then one edit."""
    stage.controller.record("full")
    for _ in range(times):
        for one in document.Objects:
            one.touch()
        document.recompute()
    first = document.Objects[0]
    first.Height = 11 - first.Height.Value
    document.recompute()
    stage.controller.stop()


def _name_baseline(session: Session) -> None:
    """As soon as the session is in the store, which another thread writes."""
    with Store() as store:
        until(lambda: any(one.id == session.id for one in store.sessions()))
        store.name_baseline("before the ring was coarser", session.id)
