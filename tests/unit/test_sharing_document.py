# SPDX-License-Identifier: LGPL-2.1-or-later
"""docs/sharing.md is true: all that leaves the machine, and every limit, stands in it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from acts import command, session
from shared_records import OWNER, snapshot

from PerfProfilerWorkbench.analysis.operations import operations
from PerfProfilerWorkbench.store import sharing_entries
from PerfProfilerWorkbench.store.history import State
from PerfProfilerWorkbench.store.live import LiveFigures
from PerfProfilerWorkbench.store.outbox import LIMITS, STATES_LIVE_S, Kind
from PerfProfilerWorkbench.store.sharing import Pace

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "sharing.md").read_text("utf-8")
HEAD = session([command("c", 0, 1)])
ENTRIES = [
    sharing_entries.head_entry(HEAD, "Doc", State.RUNNING, OWNER, 0),
    sharing_entries.live_entry(LiveFigures("S", 0, 1)),
    sharing_entries.operation_entry(HEAD, operations(HEAD)[0]),
    sharing_entries.baseline_entry(HEAD, "b", "Doc", 0, True, {}),
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.kind.value)
def test_every_field_that_leaves_the_machine_is_documented(entry):
    for field in (*entry.body, *entry.body.get("owner", ())):
        assert f"`{field}`" in TEXT, field


def test_of_a_snapshot_all_leaves_the_machine_as_documented():
    body = sharing_entries.snapshot_entry(HEAD, snapshot()).body
    assert set(asdict(snapshot())) <= set(body) and "all of it: its label" in TEXT


@pytest.mark.parametrize("kind", LIMITS, ids=lambda kind: kind.value)
def test_every_limit_is_documented(kind):
    limit = LIMITS[kind]
    row = f"| {kind.value} | {limit.life_s // 86_400} days | {limit.entries:,} | {limit.in_all:,} |"
    assert row in TEXT


def test_times_are_documented():
    assert f"| figures | {STATES_LIVE_S[Kind.LIVE]} s |" in TEXT
    pace = Pace()
    assert f"given up after {pace.timeout_s:g} s" in TEXT
    assert (
        f"after {pace.first_retry_s:g} s, then later and\n  later, up to {pace.last_retry_s:g} s"
        in TEXT
    )
    assert (
        f"every {pace.verify_s:g} seconds" in TEXT and f"(killed) after {pace.hold_s:g} s" in TEXT
    )
