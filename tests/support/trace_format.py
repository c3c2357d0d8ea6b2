# SPDX-License-Identifier: LGPL-2.1-or-later
"""Is this a trace as the Trace Event Format has it? Written from that, not from our code."""

from __future__ import annotations

import json
from collections import defaultdict
from numbers import Real

REQUIRED = {
    "M": {"name", "pid", "tid", "args"},
    "X": {"name", "cat", "pid", "tid", "ts", "dur"},
    "i": {"name", "cat", "pid", "tid", "ts", "s"},
    "C": {"name", "pid", "ts", "args"},
}
METADATA = {"process_name": "name", "thread_name": "name", "thread_sort_index": "sort_index"}


def checked_trace(path):
    """The trace in a file, whose form was checked."""
    trace = json.loads(path.read_text("utf-8"))
    assert trace["displayTimeUnit"] in ("ms", "ns")
    assert isinstance(trace["otherData"], dict)
    events = trace["traceEvents"]
    for event in events:
        _check_event(event)
    _check_metadata(events)
    _check_nesting(events)
    return trace


def _check_event(event):
    assert REQUIRED[event["ph"]] <= set(event), event
    assert isinstance(event["name"], str)
    assert isinstance(event["pid"], int) and isinstance(event.get("tid", 0), int)
    for name in ("ts", "dur"):
        if name in event:
            assert isinstance(event[name], Real) and event[name] >= 0, event
    if event["ph"] == "i":
        assert event["s"] in ("g", "p", "t")
    if event["ph"] == "C":
        assert event["args"] and all(_is_number(value) for value in event["args"].values()), event


def _is_number(value):
    return isinstance(value, Real) and not isinstance(value, bool)


def _check_metadata(events):
    """Each process and each thread that has anything is named, once, and has a place."""
    told = defaultdict(list)
    for event in events:
        if event["ph"] == "M":
            assert set(event["args"]) == {METADATA[event["name"]]}
            told[event["name"], event["pid"], event["tid"]].append(event["args"])
    assert all(len(values) == 1 for values in told.values())
    for event in events:
        if event["ph"] in "Xi" and event.get("s") != "p":
            for name in ("thread_name", "thread_sort_index"):
                assert (name, event["pid"], event["tid"]) in told, event
    processes = {pid for name, pid, _ in told if name == "process_name"}
    assert {event["pid"] for event in events} <= processes


def _check_nesting(events):
    """Complete events of a thread lie in each other or apart; in whole nanoseconds."""
    threads = defaultdict(list)
    for event in events:
        if event["ph"] == "X":
            start, length = round(event["ts"] * 1000), round(event["dur"] * 1000)
            threads[event["pid"], event["tid"]].append((start, -(start + length)))
    for stretches in threads.values():
        ends = []
        for start, end in sorted(stretches):
            while ends and ends[-1] <= start:
                ends.pop()
            assert not ends or -end <= ends[-1], "two events overlap in part"
            ends.append(-end)


def named(trace, what):
    """What the metadata events of a name say."""
    found = [event["args"] for event in trace["traceEvents"] if event["name"] == what]
    return [next(iter(args.values())) for args in found]


def of_thread(trace, name):
    """The slices and moments of a thread."""
    events = trace["traceEvents"]
    (tid,) = (
        event["tid"]
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == name
    )
    return [event for event in events if event.get("tid") == tid and event["ph"] in "Xi"]
