# SPDX-License-Identifier: LGPL-2.1-or-later
"""Is this a file that speedscope reads? Written from its schema, and from what that can't say."""

from __future__ import annotations

import json

URL = "https://www.speedscope.app/file-format-schema.json"
UNITS = {"none", "nanoseconds", "microseconds", "milliseconds", "seconds", "bytes"}


def checked_speedscope(path):
    """The content of a file, whose form was checked."""
    content = json.loads(path.read_text("utf-8"))
    assert content["$schema"] == URL
    frames = content["shared"]["frames"]
    for frame in frames:
        assert isinstance(frame["name"], str) and set(frame) <= {"name", "file", "line", "col"}
        assert isinstance(frame.get("line", 1), int) and isinstance(frame.get("file", ""), str)
    for profile in content["profiles"]:
        assert profile["unit"] in UNITS and isinstance(profile["name"], str)
        check = {"evented": _check_events, "sampled": _check_samples}[profile["type"]]
        check(profile, len(frames))
    return content


def _check_events(profile, frames):
    """In order of time, and the frame that closes is the one that opened last."""
    at, opened = profile["startValue"], []
    for event in profile["events"]:
        assert set(event) == {"type", "frame", "at"} and 0 <= event["frame"] < frames
        assert event["at"] >= at, "events go back in time"
        at = event["at"]
        if event["type"] == "O":
            opened.append(event["frame"])
        else:
            assert event["type"] == "C" and opened.pop() == event["frame"]
    assert not opened and at <= profile["endValue"]


def _check_samples(profile, frames):
    assert len(profile["samples"]) == len(profile["weights"])
    assert sum(profile["weights"]) == profile["endValue"] - profile["startValue"]
    assert all(0 <= frame < frames for stack in profile["samples"] for frame in stack)


def tree(content, name):
    """(depth, frame's name, length) of each frame of an evented profile, as they opened."""
    (profile,) = (one for one in content["profiles"] if one["name"] == name)
    names, opened, found = content["shared"]["frames"], [], []
    for event in profile["events"]:
        if event["type"] == "O":
            opened.append((len(found), event["at"]))
            found.append((len(opened) - 1, names[event["frame"]]["name"], 0))
        else:
            place, at = opened.pop()
            found[place] = (*found[place][:2], event["at"] - at)
    return found
