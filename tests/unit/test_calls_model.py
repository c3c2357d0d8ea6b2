# SPDX-License-Identifier: LGPL-2.1-or-later
"""Calls and stacks as plain values, and what the analysis makes of them."""

from __future__ import annotations

import json

import pytest
from python_features import traced

from PerfProfilerWorkbench.analysis import calls as analysis
from PerfProfilerWorkbench.model.calls import (
    CallKind,
    CallNode,
    Calls,
    StackFrame,
    StackSample,
    calls_from_plain,
    calls_to_plain,
    stacks_from_plain,
    stacks_to_plain,
)


def nodes(*rows):
    """A tree of (parent, name, calls, self ns), with an object's name behind a colon."""
    made = []
    for position, (parent, named, calls, self_ns) in enumerate(rows):
        name, _, owner = named.partition(":")
        kind = CallKind.FEATURE if owner else CallKind.FUNCTION
        document = "Doc" if owner else ""
        where = (name, "a.py", 1, False, document, owner)
        made.append(CallNode(position, parent, kind, *where, calls, self_ns))
    return tuple(made)


TREE = nodes(
    (None, "script", 0, 5),
    (0, "recompute", 1, 10),
    (1, "execute:One", 2, 100),
    (2, "f", 2, 20),
    (3, "f", 4, 30),
    (4, "g", 4, 1),
    (1, "execute:Two", 1, 50),
    (6, "f", 1, 7),
    (6, "execute:Two", 1, 3),
    (6, "execute:One", 1, 200),
)


def by_name(costs):
    return {cost.function.name: cost for cost in costs}


def test_cumulative_times():
    assert analysis.cumulative_ns(TREE) == [426, 421, 151, 51, 31, 1, 260, 7, 3, 200]


def test_what_a_node_called():
    below = analysis.children(TREE)
    assert [node.id for node in below[None]] == [0]
    assert [node.id for node in below[6]] == [7, 8, 9]


def test_the_calls_of_a_feature_are_a_tree_of_their_own():
    one = analysis.of_feature(TREE, "Doc", "One")
    assert [(n.id, n.parent, n.name, n.self_ns) for n in one] == [
        (0, None, "execute", 100),
        (1, 0, "f", 20),
        (2, 1, "f", 30),
        (3, 2, "g", 1),
        (4, None, "execute", 200),
    ]
    two = analysis.of_feature(TREE, "Doc", "Two")
    assert [n.parent for n in two] == [None, 0, 0, 0]
    assert analysis.of_feature(TREE, "Other", "One") == ()


def test_recursion_is_not_counted_twice():
    costs = by_name(analysis.functions(TREE))
    f = costs["f"]
    assert (f.calls, f.self_ns, f.cumulative_ns) == (7, 57, 51 + 7)
    execute = costs["execute"]
    assert (execute.calls, execute.self_ns, execute.cumulative_ns) == (5, 353, 151 + 260)
    callers = {who.name: (one.calls, one.cumulative_ns) for who, one in f.callers.items()}
    assert callers == {"execute": (3, 58), "f": (4, 0)}


def test_the_costliest_functions_come_first():
    assert [cost.function.name for cost in analysis.functions(TREE)] == [
        "execute",
        "f",
        "recompute",
        "script",
        "g",
    ]


def test_the_costliest_branches():
    found = [(d, n.id, ns) for d, n, ns in analysis.costliest(TREE, share=0.1)]
    assert found == [(0, 0, 426), (1, 1, 421), (2, 6, 260), (3, 9, 200), (2, 2, 151), (3, 3, 51)]
    assert len(list(analysis.costliest(TREE, share=0))) == len(TREE)
    assert list(analysis.costliest(())) == []


def test_deep_trees_are_walked():
    rows = [(position - 1 if position else None, "f", 1, 1) for position in range(5000)]
    deep = nodes(*rows)
    assert analysis.cumulative_ns(deep)[0] == 5000
    assert by_name(analysis.functions(deep))["f"].cumulative_ns == 5000
    assert len(list(analysis.costliest(deep, share=0))) == 5000


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def test_calls_come_back_from_plain_values():
    calls = traced(lambda: [fibonacci(8), sorted([3, 1, 2], key=lambda n: -n)])
    plain = json.loads(json.dumps(calls_to_plain(calls)))
    assert calls_from_plain(plain) == calls
    made = Calls(TREE, 30, 1, 2, 3, 4, True)
    assert calls_from_plain(calls_to_plain(made)) == made
    assert calls_from_plain(calls_to_plain(Calls())) == Calls()


def test_a_function_stands_once_in_the_plain_values():
    plain = calls_to_plain(Calls(TREE))
    assert len(plain["functions"]) == 5 and len(plain["objects"]) == 3


@pytest.mark.parametrize("lack", ["nodes", "functions", "objects"])
def test_what_are_no_calls_is_refused(lack):
    plain = calls_to_plain(Calls(TREE))
    del plain[lack]
    with pytest.raises(KeyError):
        calls_from_plain(plain)


A, B, B2 = StackFrame("a", "a.py", 1), StackFrame("b", "b.py", 5), StackFrame("b", "b.py", 7)
SAMPLES = (
    StackSample(0, (A,)),
    StackSample(100, (A, B)),
    StackSample(200, (A, B2), held=True),
    StackSample(300, (A, B2), held=True),
    StackSample(400, (B,)),
)


def test_stacks_come_back_from_plain_values():
    plain = json.loads(json.dumps(stacks_to_plain(SAMPLES)))
    assert stacks_from_plain(plain) == SAMPLES
    assert stacks_from_plain(stacks_to_plain(())) == ()
    assert len(plain["frames"]) == 3 and len(plain["stacks"]) == 4


def test_stacks_make_a_tree_with_estimated_times():
    tree = analysis.tree_of(SAMPLES, 100)
    assert [(n.parent, n.name, n.kind, n.line, n.calls, n.self_ns) for n in tree] == [
        (None, "a", CallKind.FUNCTION, 1, 1, 100),
        (0, "b", CallKind.FUNCTION, 7, 1, 100),
        (1, "", CallKind.HELD, 0, 2, 200),
        (None, "b", CallKind.FUNCTION, 5, 1, 100),
    ]
    assert analysis.cumulative_ns(tree) == [400, 300, 200, 100]
    assert by_name(analysis.functions(tree))["a"].cumulative_ns == 400


def test_stacks_within_a_span_of_time():
    assert analysis.within(SAMPLES, 100, 300) == list(SAMPLES[1:3])
    assert analysis.within((), 0, 1) == []


def plain_node(position, parent, name, kind=CallKind.FUNCTION, self_ns=0):
    return CallNode(position, parent, kind, name, "f.py", 1, False, "", "", 1, self_ns)


def test_what_freecad_called_is_a_tree_without_what_lies_above():
    nodes = [
        plain_node(0, None, "start"),
        plain_node(1, 0, "recompute"),
        plain_node(2, 1, "execute", CallKind.FEATURE),
        plain_node(3, 2, "work"),
        plain_node(4, 3, "inner", CallKind.FEATURE),
        plain_node(5, 0, "other"),
        plain_node(6, None, "Activated", CallKind.COMMAND),
    ]
    found = analysis.entries(nodes)
    assert [(one.id, one.parent, one.name) for one in found] == [
        (0, None, "execute"),
        (1, 0, "work"),
        (2, 1, "inner"),
        (3, None, "Activated"),
    ]
    assert analysis.entries(nodes[:2]) == ()


def test_the_stem_that_all_have_in_common_is_left_out():
    nodes = [
        plain_node(0, None, "main"),
        plain_node(1, 0, "run"),
        plain_node(2, 1, "left", self_ns=5),
        plain_node(3, 1, "right", self_ns=7),
        plain_node(4, 3, "deep", self_ns=1),
    ]
    found = analysis.without_stem(nodes)
    assert [(one.id, one.parent, one.name) for one in found] == [
        (0, None, "left"),
        (1, None, "right"),
        (2, 1, "deep"),
    ]
    assert (
        analysis.without_stem([*nodes[:1], plain_node(1, 0, "busy", self_ns=1)])[0].name == "busy"
    )
    assert analysis.without_stem([]) == ()
