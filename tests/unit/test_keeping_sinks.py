# SPDX-License-Identifier: LGPL-2.1-or-later
"""The process beside FreeCAD, where it has no place for a file to say in how it goes."""

from __future__ import annotations

import os
import sys
import tempfile
import time

import pytest
from test_keeping_pieces import HEAD

from PerfProfilerWorkbench.keeping import child, pieces
from PerfProfilerWorkbench.keeping.settings import Settings
from PerfProfilerWorkbench.keeping.sinks import BesideSink
from PerfProfilerWorkbench.store.owners import owner
from PerfProfilerWorkbench.store.states import State
from PerfProfilerWorkbench.store.store import Store

PATIENCE_S = 60


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="only Linux has files in memory")
def test_without_a_temporary_folder_a_recording_is_kept_and_that_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    heard = []
    sink = BesideSink(sys.executable, lambda *told: heard.append(told))
    path, until_s = str(tmp_path / "store.db"), time.monotonic() + PATIENCE_S
    head = (HEAD, Settings(path), owner())
    sink.put(7, [(pieces.HEAD, head), (pieces.END, HEAD)])
    while not heard and sink.ended is None:
        assert time.monotonic() < until_s
    sink.close()
    assert heard == [(7, pieces.DONE, None)]
    with Store(path) as store:
        assert [one.state for one in store.sessions()] == [State.FINISHED]


@pytest.mark.skipif(not hasattr(os, "getsid"), reason="Windows gives it a console of its own")
def test_what_ends_all_in_a_terminal_does_not_reach_it():
    """Ctrl+C goes to every process of the terminal; FreeCAD may live on, and the recording must."""
    sink = BesideSink(sys.executable, lambda *told: None)
    try:
        assert os.getsid(sink._process.pid) != os.getsid(0)
    finally:
        sink.close()


def test_a_disk_that_takes_no_word_ends_no_recording(monkeypatch):
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        child._say(1, pieces.DONE, None)
        with pytest.raises(OSError, match="No space"):
            full.flush()
        monkeypatch.undo()
        with open(os.devnull, "wb") as nothing:  # closing it flushes once more
            os.dup2(nothing.fileno(), full.fileno())
