# SPDX-License-Identifier: LGPL-2.1-or-later
"""Which Python and native functions ran, called by whom: as a tree of calls, or as stacks now and
then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from .tables import known


class CallKind(Enum):
    """FEATURE, COMMAND, MACRO and CALLBACK are entries: what FreeCAD called.

    FEATURE is the ``execute`` of a Python feature, also when Python called it. REST holds all calls
    that found no room in the tree, HELD what ran inside native code while Python stood still.
    """

    FUNCTION = "function"
    FEATURE = "feature"
    COMMAND = "command"
    MACRO = "macro"
    CALLBACK = "callback"
    REST = "rest"
    HELD = "held"


@dataclass(frozen=True)
class CallNode:
    """One function in one place of the tree; its ``id`` is its position among the nodes.

    A parent comes before its children; None: nobody known called it. Functions that already ran
    when recording began have 0 ``calls``, as far as they were not called again. ``line`` is where
    the function begins (in trees made of stacks: where it was met most often); native functions
    have no file and line and the names that cProfile gives them. ``document`` and ``object`` are
    set for the ``execute`` of a feature. ``self_ns`` is without the functions it called.
    """

    id: int
    parent: int | None
    kind: CallKind
    name: str
    file: str
    line: int
    native: bool
    document: str
    object: str
    calls: int
    self_ns: int


@dataclass(frozen=True)
class Calls:
    """All calls in the main thread between start and stop.

    ``events`` counts calls and returns. ``measured_cost_ns`` is the time spent in our hook, which
    is in no node's time. ``estimated_cost_ns`` is what the interpreter takes to call the hook: it
    can't be measured as it happens and is in the nodes' times. ``own_ns`` is the time of the
    profiler's own functions, ``outside_ns`` that in which no Python ran; neither is in the nodes.
    ``truncated``: the tree was cut, at a depth or at a number of nodes.
    """

    nodes: tuple[CallNode, ...] = ()
    events: int = 0
    measured_cost_ns: int = 0
    estimated_cost_ns: int = 0
    own_ns: int = 0
    outside_ns: int = 0
    truncated: bool = False


class StackFrame(NamedTuple):
    """A function that was running, and the line it was at."""

    name: str
    file: str
    line: int


@dataclass(frozen=True)
class StackSample:
    """The main thread's stack at one moment, the outermost function first.

    ``held``: native code, called from the innermost function, kept Python from running; the time is
    estimated then.
    """

    time_ns: int
    frames: tuple[StackFrame, ...]
    held: bool = False


def calls_to_plain(calls: Calls) -> dict[str, Any]:
    """Functions and objects stand in tables, once each; a node is a short list of numbers."""
    functions: dict[tuple[str, str, int, bool, str], int] = {}
    objects: dict[tuple[str, str], int] = {}
    rows = []
    for node in calls.nodes:
        function = (node.name, node.file, node.line, node.native, node.kind.value)
        row = [
            -1 if node.parent is None else node.parent,
            functions.setdefault(function, len(functions)),
            objects.setdefault((node.document, node.object), len(objects)),
            node.calls,
            node.self_ns,
        ]
        rows.append(row)
    tables = {"functions": [list(one) for one in functions], "objects": [list(o) for o in objects]}
    return {**vars(calls), **tables, "nodes": rows}


def calls_from_plain(plain: Mapping[str, Any]) -> Calls:
    """The calls again. Raises KeyError, IndexError, TypeError or ValueError for what is none."""
    functions, objects = plain["functions"], plain["objects"]
    nodes = []
    for position, (parent, function, named, count, self_ns) in enumerate(plain["nodes"]):
        name, file, line, native, kind = functions[function]
        document, label = objects[named]
        caller = None if parent < 0 else parent
        what = (CallKind(kind), name, file, line, native, document, label)
        nodes.append(CallNode(position, caller, *what, count, self_ns))
    return Calls(**{**known(Calls, plain), "nodes": tuple(nodes)})


def stacks_to_plain(samples: tuple[StackSample, ...]) -> dict[str, Any]:
    """Frames and stacks stand in tables, once each."""
    frames: dict[StackFrame, int] = {}
    stacks: dict[tuple[StackFrame, ...], int] = {}
    rows = [[one.time_ns, stacks.setdefault(one.frames, len(stacks)), one.held] for one in samples]
    positions = [[frames.setdefault(frame, len(frames)) for frame in stack] for stack in stacks]
    return {"frames": [list(frame) for frame in frames], "stacks": positions, "samples": rows}


def stacks_from_plain(plain: Mapping[str, Any]) -> tuple[StackSample, ...]:
    """The samples again. Raises KeyError, IndexError, TypeError or ValueError for what is none."""
    frames = [StackFrame(name, file, line) for name, file, line in plain["frames"]]
    stacks = [tuple(frames[position] for position in stack) for stack in plain["stacks"]]
    return tuple(StackSample(time_ns, stacks[one], held) for time_ns, one, held in plain["samples"])
