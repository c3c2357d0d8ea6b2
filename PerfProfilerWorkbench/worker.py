# SPDX-License-Identifier: LGPL-2.1-or-later
"""What runs inside the second FreeCAD (see ``launch.second``): a profile, or a trial."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import perf_counter_ns, time
from typing import Any

from . import texts
from .capture.tracer_names import take_for_own
from .model.plain import session_to_plain
from .model.preset import preset
from .model.session import Environment, ModelFile, Session
from .model.span import SpanKind
from .recording import Recording, record
from .texts import message


def main(folder: str) -> None:
    """Do what ``request.json`` in the folder says, now or as soon as FreeCAD's window is up."""
    take_for_own(folder)  # the script that started us stays on Python's stack all the while
    work = _Work(Path(folder))
    if work.request["windowed"]:
        work.when_window_is_up()
    elif work.is_trial:
        work.run_and_leave()
    else:
        work.run()


class _Work:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stage = ""
        self.request: dict[str, Any] = json.loads((folder / "request.json").read_text("utf-8"))

    @property
    def is_trial(self) -> bool:
        return "remedy" in self.request

    def when_window_is_up(self) -> None:
        import FreeCAD

        if not FreeCAD.GuiUp:
            self._enter("no window")
            self._answer(self._error(RuntimeError("FreeCAD runs without its window")))
            return
        from .gui import window

        window.when_up(self.run_and_leave)

    def run_and_leave(self) -> None:
        """A normal exit would ask about the model, which its recompute has modified, and write
        preferences that a trial has tried."""
        self.run()
        os._exit(0)

    def run(self) -> None:
        try:
            self._answer(self._trial() if self.is_trial else self._profile())
        except BaseException as error:
            self._answer(self._error(error))

    def _profile(self) -> dict[str, Any]:
        import FreeCAD

        if self.request["windowed"]:
            from .gui import dock

            dock.panel(show=True)
        self._enter("opening")
        path = self.request["model"]
        before = set(FreeCAD.listDocuments())
        # one of its own: what is called and held then is no recompute's
        opening = record(keep=False)
        start_ns = perf_counter_ns()
        try:
            document = FreeCAD.openDocument(path)
        finally:
            open_ns = perf_counter_ns() - start_ns
            self._opening = opening.stop()
        opened = [doc for name, doc in FreeCAD.listDocuments().items() if name not in before]
        self._enter("recomputing")
        model = ModelFile(document.Name, path, len(document.Objects), open_ns)
        measure = self._in_time if self.request["until_s"] else self._recompute
        session = _joined(self._opening, measure(document, opened, self.request["repeats"]))
        session = self._kept(replace(session, model=model, environment=self._seen(session)))
        self._enter("done")
        return {"session": session_to_plain(session)}

    def _seen(self, session: Session) -> Environment:
        """What draws on a screen that we made is not what draws for the person."""
        if not self.request["own_screen"]:
            return session.environment
        return replace(session.environment, opengl=message(texts.OPENGL_OWN_SCREEN))

    def _in_time(self, document: Any, opened: list[Any], most: int) -> Session:
        """As often as there is time for; the first time alone is better than nothing."""
        start_s = time()
        first = self._recompute(document, opened, 1)
        each_s = max(1e-3, time() - start_s)
        times = min(most, int((self.request["until_s"] - time()) / each_s))
        return self._recompute(document, opened, times, save=True) if times > 0 else first

    def _recompute(
        self, document: Any, opened: list[Any], times: int, save: bool = False
    ) -> Session:
        """``save``: a copy, which goes with our folder."""
        _touch(opened)
        recording = self._begin()
        snapshots = preset(self.request["preset"]).memory
        if snapshots:
            recording.snapshot("before the recompute")
        document.recompute()
        for _ in range(times - 1):
            self._settle()  # else all of them are one freeze, as long as nobody ever waits
            _touch(opened)
            document.recompute()
        if snapshots:
            recording.snapshot("after the recompute")
        recording.count_geometry()
        if save:
            with suppress(Exception):  # a saving that fails is in the recording, too
                document.saveCopy(str(self._folder / "copy.FCStd"))
        return self._ended(recording)

    def _trial(self) -> dict[str, Any]:
        from .trial.inside import Trying

        return Trying(self.request, self._enter, self._settle).answer()

    def _settle(self) -> None:
        """Let the window catch up, so that it does not do so while something is measured."""
        if self.request["windowed"]:
            import FreeCADGui

            FreeCADGui.updateGui()

    def _kept(self, session: Session) -> Session:
        """A store that can't be written spoils no measurement: the session says so."""
        if not self.request["store"]:
            return session
        from .keeping import whole

        return whole.kept(self.request["store"], session)

    def _begin(self) -> Recording:
        if self.request["windowed"]:
            from .gui.controller import controller

            return controller().record(self.request["preset"], keep=False)
        return record(self.request["preset"], keep=False)  # whoever asked for it keeps it

    def _ended(self, recording: Recording) -> Session:
        if self.request["windowed"]:
            from .gui.controller import controller

            controller().stop()
        return recording.stop()

    def _enter(self, stage: str) -> None:
        self._stage = stage
        self._put("stage", stage)

    def _error(self, error: BaseException) -> dict[str, Any]:
        import FreeCAD

        text = " ".join(f"{type(error).__name__}: {error}".split())
        version = ".".join(FreeCAD.Version()[:3])
        return {"error": {"stage": self._stage, "version": version, "text": text}}

    def _answer(self, result: dict[str, Any]) -> None:
        self._put("result.json", json.dumps(result))

    def _put(self, name: str, content: str) -> None:
        temporary = self._folder / f"{name}.new"
        temporary.write_text(content, "utf-8")
        temporary.replace(self._folder / name)


def _touch(documents: list[Any]) -> None:
    """All objects, also of linked documents: they are part of the model."""
    for document in documents:
        for obj in document.Objects:
            obj.touch()


def _joined(opening: Session, session: Session) -> Session:
    """The session with what was told of the opening before it."""
    kinds = (SpanKind.OPENING, SpanKind.FREEZE)
    first = 1 + max((span.id for span in session.spans), default=0)
    before = [span for span in opening.spans if span.kind in kinds]
    numbered = [replace(span, id=first + place) for place, span in enumerate(before)]
    return replace(
        session,
        id=opening.id,
        started_at=opening.started_at,
        start_ns=opening.start_ns,
        spans=(*numbered, *session.spans),
    )
