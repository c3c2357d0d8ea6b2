# SPDX-License-Identifier: LGPL-2.1-or-later
"""Work with documents, as spans: made, opened, saved, closed, undone and redone.

An App document observer of its own, beside that of recomputes, and stand-ins for four functions of
the module FreeCAD: these tell begin and end to scripts' and the window's calls alike, and what was
raised. The window makes a document's view between the GUI's signal of its creation and the App's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from time import perf_counter_ns
from typing import Any

from .. import texts
from ..model.activity import FileWork
from ..model.span import Span, SpanKind, Status
from . import opening
from .closings import Closings
from .document_slots import DocumentSlots, GuiSlots
from .file_members import state_of
from .file_spans import FileSpans, document_span
from .guard import error_text
from .imports import Imports
from .module_calls import Function, ModuleCalls, in_main_thread
from .opening import Opening
from .openings import Openings
from .saving import Autosaves, Savings
from .slot_guard import guarded

_OPENERS, _CLOSER = ("openDocument", "open"), "closeDocument"
_MAKERS = ("newDocument", *_OPENERS)
_CALLS = {"FreeCAD": (*_MAKERS, _CLOSER)}


class DocumentWork:
    """An App document observer and its helpers: finished work with documents becomes spans.

    ``add`` takes the spans, in order of their ends but for those whose files are still to be read
    and savings that failed. ``woke_ns`` tells when the command began that runs now, or FreeCAD's
    event loop what it does; None without a window.
    """

    def __init__(
        self,
        add: Callable[[Span], None],
        woke_ns: Callable[[], int] | None,
        problems: dict[str, None],
    ) -> None:
        self._add, self._woke_ns = add, woke_ns
        self.problems = problems
        self._files = FileSpans(add)
        self._openings = Openings(self._opened, self._made, problems)
        self._savings = Savings(self._files, add, self._loop_level)
        self._autosaves = Autosaves(add)
        self._closings = Closings(add)
        self._imports = Imports(add, problems)
        self._calls = ModuleCalls(_CALLS, self._stand_in, problems)
        self._observers: list[tuple[Callable[[Any], None], Any]] = []
        self._failed: list[Opening] = []
        self._under_way: list[tuple[str, int]] = []  # calls of FreeCAD's functions, and since when
        self._gui_ns = 0  # when the GUI last told of a creation or deletion
        self._last_ns = 0  # the last signal that ends something
        self._windowed = False
        self._thread: Any = None  # the main one, with a window

    @property
    def busy(self) -> bool:
        """An opening, saving, importing, exporting or closing is under way now."""
        parts = (self._openings, self._savings, self._closings, self._imports)
        return bool(self._under_way) or any(each.busy for each in parts)

    def install(self) -> None:
        import FreeCAD

        self._windowed = bool(FreeCAD.GuiUp)
        self._last_ns = perf_counter_ns()
        self._autosaves.learn(FreeCAD.listDocuments())
        slots = DocumentSlots(self)
        FreeCAD.addDocumentObserver(slots)
        self._observers.append((FreeCAD.removeDocumentObserver, slots))
        if self._windowed:
            import FreeCADGui

            from ..qt import QtCore

            self._thread = QtCore.QThread.currentThread()
            marks = GuiSlots(self)
            FreeCADGui.addDocumentObserver(marks)
            self._observers.append((FreeCADGui.removeDocumentObserver, marks))
        self._calls.install()
        self._imports.install()

    def remove(self) -> None:
        """Take everything down; again does nothing."""
        for step in (self._imports.remove, self._calls.remove, self._unobserve, self._close):
            self._do(step)

    @guarded
    def _do(self, step: Callable[[], None]) -> None:
        step()

    def _unobserve(self) -> None:
        while self._observers:
            remove, observer = self._observers.pop()
            remove(observer)

    def _close(self) -> None:
        self._over(perf_counter_ns())
        self._openings.drop()
        self._files.finish()

    @guarded
    def looped(self, now: int) -> None:
        """FreeCAD's event loop is back: what ended without a signal has ended."""
        if not self._under_way:
            self._savings.broken(now)
            self._over(now)
            self._openings.look(_restoring)
        self._last_ns = now

    @guarded
    def idle(self) -> None:
        """Once a second: look for FreeCAD's own saving, read on in files."""
        import FreeCAD

        if self._under_way:
            return
        self._over(perf_counter_ns())
        self._openings.look(_restoring)
        if self._windowed:
            self._autosaves.look(FreeCAD.listDocuments())
        self._files.step()

    @guarded
    def settle(self) -> None:
        """Hand on all that has ended; reading a big file may take half a second."""
        self.idle()
        self._files.finish()

    def _over(self, now: int) -> None:
        self._savings.broken()
        self._openings.settle()
        self._closings.over(now if self._windowed else 0)
        self._tell_failed("")

    def _loop_level(self) -> int:
        return 0 if self._thread is None else int(self._thread.loopLevel())

    def _called(self, *names: str) -> int:
        """When the innermost call began, 0 if it is none of these."""
        name, begun_ns = self._under_way[-1] if self._under_way else ("", 0)
        return begun_ns if name in names else 0

    # What the observers tell

    def gui_told(self, now: int) -> None:
        self._gui_ns = now

    def created(self, doc: Any, now: int) -> None:
        self._savings.doubt()
        told_ns, self._gui_ns = self._gui_ns, 0
        called_ns = 0 if self._openings.busy else self._called(*_MAKERS)
        start_ns = called_ns or told_ns or now
        path = doc.FileName or None
        if path is not None:  # it is reverted: all of it is gone, and comes again
            self._closings.over(start_ns)
        self._openings.created(doc.Name, start_ns, now, not (called_ns or told_ns), path)

    def changing(self, doc: Any, prop: str, now: int) -> None:
        self._openings.changing(doc, prop, now)

    def changed(self, doc: Any, prop: str) -> None:
        if prop == "FileName":
            self._openings.named(doc.Name, doc.FileName)

    def relabelled(self, doc: Any, now: int) -> None:
        self._openings.relabelled(doc.Name, now)

    def activated(self, doc: Any, now: int) -> None:
        self._openings.activated(doc, now)
        self._last_ns = now

    def deleted(self, doc: Any, now: int) -> None:
        told_ns, self._gui_ns = self._gui_ns, 0
        if not self._openings.deleted(doc.Name, now):
            self._openings.settle()
            self._savings.doubt()
            self._closings.deleted(doc, self._called(_CLOSER), told_ns or now, now)
        self._last_ns = now

    def saving(self, doc: Any, path: str, now: int) -> None:
        self._openings.settle()
        self._savings.started(doc.Name, path, now)

    def saved(self, path: str, now: int) -> None:
        self._savings.finished(path, now)
        self._last_ns = now

    def stepped(self, doc: Any, kind: SpanKind, now: int) -> None:
        """Undone or redone. Nothing tells the beginning: it is not before the last signal."""
        self._over(now)
        woke_ns = 0 if self._woke_ns is None else self._woke_ns()
        start_ns = min(max(woke_ns, self._last_ns), now)
        self._add(document_span(kind, doc.Name, start_ns, now, estimated_start=True))
        self._last_ns = now

    def ended(self, now: int) -> None:
        """A transaction or a recompute has ended."""
        self._savings.doubt()
        self._last_ns = now

    # What becomes of it

    def _made(self, document: str, start_ns: int, end_ns: int, estimated: bool) -> None:
        self._add(
            document_span(SpanKind.CREATING, document, start_ns, end_ns, estimated_start=estimated)
        )

    def _opened(self, group: list[Opening]) -> None:
        for number, one in enumerate(group):
            if one.failed:
                self._failed.append(one)
            elif number == 0:
                self._put(one, one.end_ns, opening.parts(group, self._windowed))
            else:
                self._put(one, one.alone_ns, opening.linked_parts(one, self._windowed))

    def _put(self, one: Opening, end_ns: int, parts: opening.Parts) -> None:
        state = state_of(one.path)
        size_bytes = None if state is None else state.size_bytes
        work = FileWork(one.path, size_bytes, parts.parts, parts.estimated, error=one.error)
        status = Status.FAILED if one.failed else Status.OK
        span = document_span(
            SpanKind.OPENING,
            one.document,
            one.start_ns,
            end_ns,
            estimated_start=one.estimated_start,
            status=status,
            detail=work,
        )
        if state is None:
            self._add(span)
        else:
            self._files.put(span, work, state)

    def _tell_failed(self, error: str) -> None:
        failed, self._failed = self._failed, []
        for one in failed:
            one.error = error or texts.OPENING_FAILED
            self._put(one, one.end_ns, opening.parts([one], self._windowed))

    def _stand_in(self, module: str, name: str, theirs: Function) -> Function:
        @wraps(theirs)
        def ours(*args: Any, **kwargs: Any) -> Any:
            if not self._observers or not in_main_thread():  # somebody may have kept us
                return theirs(*args, **kwargs)
            self._under_way.append((name, perf_counter_ns()))
            error = ""
            try:
                return theirs(*args, **kwargs)
            except BaseException as raised:
                error = error_text(raised).strip()
                raise
            finally:
                path = args[0] if args and isinstance(args[0], str) else ""
                self._returned(perf_counter_ns(), error, path)

        return ours

    @guarded
    def _returned(self, now: int, error: str, path: str) -> None:
        name, begun_ns = self._under_way.pop()
        if error and path and name in _OPENERS and not self._failed:  # FreeCAD made no document
            opened = Opening("", path, begun_ns, False, alone_ns=now, end_ns=now, failed=True)
            self._failed.append(opened)
        self._tell_failed(error)
        if not self._openings.busy:
            self._openings.settle()
        self._closings.over(now)
        self._last_ns = now


def _restoring(document: str) -> bool:
    import FreeCAD

    found = FreeCAD.listDocuments().get(document)
    return found is not None and bool(found.Restoring)
