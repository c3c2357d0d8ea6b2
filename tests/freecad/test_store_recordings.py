# SPDX-License-Identifier: LGPL-2.1-or-later
"""Real recordings, of every preset, come back from the store as they were."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.model.preset import PRESETS
from PerfProfilerWorkbench.model.session import Session
from PerfProfilerWorkbench.model.session_id import new_session_id
from PerfProfilerWorkbench.store.store import Store


def recorded(document, preset: str) -> Session:
    with record(preset=preset) as recording:
        for _ in range(3):
            for obj in document.Objects:
                obj.touch()
            document.recompute()
        document.Box.Length = 12
        document.Box.Label = "Çöğüş =1+1 🧊"
        document.recompute()
        recording.snapshot("after")
    session = recording.session
    return replace(session, id=session.id or new_session_id(session.started_at))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_recording_comes_back_equal(mixed, tmp_path, preset):
    session = recorded(mixed, preset)
    with Store(str(tmp_path / "recordings.sqlite")) as store:
        store.add(session)
        found = store.session(session.id)
    assert session.spans and session.structure.documents and session.features
    for field in fields(Session):
        assert getattr(found, field.name) == getattr(session, field.name), field.name
