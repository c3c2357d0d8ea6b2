# SPDX-License-Identifier: LGPL-2.1-or-later
"""Python functions that take much time of their own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from ... import texts
from ...model.calls import CallNode
from ...model.issue import Issue, IssueType
from ...texts import message
from ...units import told_duration, told_percent
from .. import severity
from ..calls import FunctionCost, functions, tree_of
from ..subject import Subject

_MOST = 5
_OURS = "/PerfProfilerWorkbench/"


def slow_function(subject: Subject) -> Iterable[Issue]:
    """From all calls where they were recorded, else from stacks (an estimate).

    Time in native code that a function calls is not its own: it may be FreeCAD's whole work.
    """
    session, limits = subject.session, subject.thresholds
    measured = session.calls is not None
    nodes: Sequence[CallNode] = (
        session.calls.nodes
        if session.calls is not None
        else tree_of(session.stacks, session.stack_interval_ns)
    )
    costs = functions(nodes)
    whole_ns = sum(cost.self_ns for cost in costs)
    least_ns = max(limits.slow_function_ns, limits.slow_function_share * whole_ns)
    slow = [cost for cost in costs if cost.self_ns >= least_ns and _is_theirs(cost)]
    return [_issue(cost, whole_ns, measured) for cost in slow[:_MOST]]


def _is_theirs(cost: FunctionCost) -> bool:
    file = cost.function.file.replace("\\", "/")
    return not cost.native and bool(cost.function.name) and _OURS not in file


def _issue(cost: FunctionCost, whole_ns: int, measured: bool) -> Issue:
    name, file, line = cost.function
    text = texts.SLOW_FUNCTION if measured else texts.SLOW_FUNCTION_ESTIMATED
    return Issue(
        type=IssueType.SLOW_FUNCTION,
        severity=severity.of_time(cost.self_ns // max(1, cost.calls) if measured else cost.self_ns),
        document="",
        object="",
        message=message(
            text,
            function=name,
            file=os.path.basename(file),
            line=line,
            time=told_duration(cost.self_ns),
            share=told_percent(cost.self_ns / whole_ns),
            calls=cost.calls,
        ),
        evidence={
            "function": name,
            "file": file,
            "line": line,
            "self_ns": cost.self_ns,
            "cumulative_ns": cost.cumulative_ns,
            "calls" if measured else "stacks": cost.calls,
            "share": round(cost.self_ns / whole_ns, 3),
        },
        impact_ns=cost.self_ns,
    )
