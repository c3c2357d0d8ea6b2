# SPDX-License-Identifier: LGPL-2.1-or-later
"""The tracer counts what cProfile counts, on real code; cProfile's own ways are named."""

from __future__ import annotations

import contextlib
import io
import json
import re
import sys
from functools import partial

import pytest
from python_features import counted, counted_by_cprofile, traced

from PerfProfilerWorkbench.capture import calls as watched_calls
from PerfProfilerWorkbench.capture.tracer import Tracer
from PerfProfilerWorkbench.capture.tracer_names import OWN_FOLDER
from PerfProfilerWorkbench.model.calls import CallKind


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def recursion():
    return fibonacci(12)


def mutual(n):
    return n and lautum(n - 1)


def lautum(n):
    return n and mutual(n - 1)


def up_to(n):
    for value in range(n):
        got = yield value
        if got:
            len("sent")


def generators():
    for value in up_to(20):
        str(value)
    half = up_to(20)
    next(half)
    half.send(True)
    half.close()
    thrown = up_to(3)
    next(thrown)
    with contextlib.suppress(KeyError):
        thrown.throw(KeyError("planted"))
    return sum(len(str(value)) for value in up_to(10))


def delegate():
    yield from up_to(5)
    yield from map(abs, up_to(3))


def comprehensions():
    list(delegate())
    squares = [fibonacci(n) for n in range(5)]
    named = {str(n): [m * m for m in range(n)] for n in range(4)}
    return squares, named, {abs(n) for n in squares}


def builtins():
    numbers = sorted(range(50), key=lambda n: -n)
    numbers.append(len(numbers))
    list(map(str, filter(lambda n: n % 2, numbers)))
    dict.fromkeys("abc", 1).items()
    text = "a,b".join(["x", "y"]).split(",")
    json.loads(json.dumps({"numbers": numbers, "text": text}))
    re.sub("[a-z]", lambda match: match.group().upper(), "python")
    return max(numbers, key=partial(pow, 2)), io.StringIO("x").read()


class Thing:
    """Special methods are called from C."""

    made = 0

    def __new__(cls, value):
        cls.made += 1
        return super().__new__(cls)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value

    def __getattr__(self, name):
        return self.made if name == "other" else object.__getattribute__(self, name)

    @property
    def double(self):
        return self.value * 2

    @classmethod
    def several(cls, *values):
        return [cls(value) for value in values]

    @staticmethod
    def nothing():
        return None


class Numbers(list):
    """A method of a native class called through a class written in Python."""


def classes():
    things = sorted(Thing.several(3, 1, 2))
    things[0].nothing()
    numbers = Numbers([1])
    numbers.append(2)
    return [thing.double + thing.other for thing in things], isinstance(numbers, list)


def fails(depth):
    if depth == 0:
        raise ValueError("planted")
    try:
        fails(depth - 1)
    finally:
        len("unwinding")


def exceptions():
    for depth in (0, 1, 5):
        with contextlib.suppress(ValueError):
            fails(depth)
    for wrong in ("x", ""):
        try:
            int(wrong)
        except ValueError as error:
            str(error)
    with contextlib.suppress(TypeError):
        len(5)
    with contextlib.suppress(TypeError):
        fibonacci()
    with contextlib.suppress(StopIteration):
        next(iter(()))
    with contextlib.suppress(ZeroDivisionError):
        sorted([1, 0], key=lambda n: 1 / n)


def closures():
    def outer(n):
        def inner():
            return n

        return inner() + (lambda: inner())()

    exec(compile("def made(n):\n    return abs(n)\nmade(-1)\n", "made.py", "exec"), {})
    return outer(1), eval("len('four')"), mutual(9)


WORKLOADS = [recursion, generators, comprehensions, builtins, classes, exceptions, closures]


def everything():
    for work in WORKLOADS:
        work()


@pytest.mark.parametrize("work", [*WORKLOADS, everything], ids=lambda work: work.__name__)
def test_each_function_is_called_as_often_as_cprofile_says(work):
    work()  # caches are filled, modules imported
    expected = counted_by_cprofile(work)
    assert counted(traced(work)) == expected
    assert len(expected) > 1


@pytest.mark.parametrize("work", [recursion, builtins], ids=lambda work: work.__name__)
def test_watching_for_native_calls_changes_no_count(work):
    work()
    expected = counted_by_cprofile(work)
    watched_calls.watch("recompute", lambda owner: None, lambda owner: None)
    try:
        assert counted(traced(work)) == expected
    finally:
        watched_calls.unwatch()


def path(calls, node):
    names = [node.name]
    while node.parent is not None:
        node = calls.nodes[node.parent]
        names.insert(0, node.name)
    return names


def test_a_call_stands_below_its_caller():
    calls = traced(exceptions)
    (deepest,) = [
        n for n in calls.nodes if n.name == "fails" and path(calls, n).count("fails") == 6
    ]
    assert path(calls, deepest)[-7:] == ["exceptions", *["fails"] * 6]
    unwound = [n for n in calls.nodes if n.name == "<built-in method builtins.len>"]
    # one after each level that an error passed through, and the one that fails itself
    assert sorted(path(calls, n).count("fails") for n in unwound) == [0, 1, 2, 3, 4, 5]


def test_who_already_ran_is_there_without_a_call():
    calls = traced(recursion)
    here = [node for node in calls.nodes if node.name == "traced"]
    assert [node.calls for node in here] == [0]
    assert path(calls, here[0])[-2:] == [
        "test_who_already_ran_is_there_without_a_call",
        "traced",
    ]


def test_a_function_that_began_before_may_return_while_recording():
    tracer = Tracer()

    def begin():
        def deeper():
            tracer.start()
            len("in deeper")

        deeper()
        len("in begin")

    begin()
    len("outside")
    tracer.stop()
    calls = tracer.calls()
    callers = {
        path(calls, node)[-2].rpartition(".")[2]
        for node in calls.nodes
        if node.name == "<built-in method builtins.len>"
    }
    assert callers == {
        "deeper",
        "begin",
        "test_a_function_that_began_before_may_return_while_recording",
    }


def again(n):
    space = {"again": again}
    exec("def twice(n):\n    return again(n - 1)\nif n: twice(n)", {**space, "n": n})


def test_what_is_compiled_again_and_again_is_one_node():
    def work():
        for _ in range(10):
            again(3)

    calls = traced(work)
    assert counted(calls) == counted_by_cprofile(work)
    twice = [node for node in calls.nodes if node.name == "twice"]
    assert [node.calls for node in twice] == [10, 10, 10]


def test_ids_are_positions_and_parents_come_first():
    calls = traced(everything)
    assert [node.id for node in calls.nodes] == list(range(len(calls.nodes)))
    assert all(node.parent is None or node.parent < node.id for node in calls.nodes)


def test_all_time_is_somewhere():
    calls = traced(everything)
    assert all(node.self_ns >= 0 for node in calls.nodes)
    assert calls.measured_cost_ns > 0 and calls.estimated_cost_ns > 0
    assert calls.own_ns > 0 and calls.outside_ns >= 0
    assert calls.events >= 2 * sum(node.calls for node in calls.nodes)


def test_our_own_functions_are_left_out_with_what_they_call():
    from PerfProfilerWorkbench import texts

    calls = traced(lambda: [texts.catalogue("tr"), len("ours")])
    names = {node.name for node in calls.nodes if node.calls}
    assert "<built-in method builtins.len>" in names
    assert not {node.file for node in calls.nodes if "PerfProfilerWorkbench" in node.file}
    assert not any("compile" in name or "parse" in name for name in names), names


ASKING = """
def ask(work):
    return [work(), sorted([1], key=work)]
"""


def planted(*more):
    return fibonacci(3)


def test_what_a_native_function_calls_while_we_wait_for_it_is_recorded():
    """As when we have FreeCAD recompute: C calls what is not ours. Here ``sorted`` does."""
    space = {}
    exec(compile(ASKING, f"{OWN_FOLDER}asking.py", "exec"), space)
    calls = traced(lambda: space["ask"](planted))
    assert not [node for node in calls.nodes if node.name == "ask"]
    (node,) = [node for node in calls.nodes if node.name == "planted"]
    assert (node.calls, node.kind) == (1, CallKind.CALLBACK), "Python's own call is left out"
    assert sum(node.calls for node in calls.nodes if node.name == "fibonacci") == 5


@pytest.mark.parametrize("depth", [5, 40, 900])
def test_recursion_deeper_than_the_tree_is_merged(depth):
    def down(n):
        return n and down(n - 1)

    frames = len(list_of_frames())
    calls = traced(lambda: down(depth - frames if depth > 500 else depth), max_depth=frames + 20)
    downs = [node for node in calls.nodes if node.name.endswith("down")]
    assert sum(node.calls for node in downs) == (depth - frames if depth > 500 else depth) + 1
    assert len(downs) <= 20
    assert calls.truncated == (depth > 5)
    assert sys.getprofile() is None


def list_of_frames():
    found, frame = [], sys._getframe()
    while frame is not None:
        found.append(frame)
        frame = frame.f_back
    return found


def test_what_finds_no_room_goes_to_one_node_of_its_caller():
    whole, cut = traced(everything), None
    room = len([node for node in whole.nodes if not node.calls]) + 10
    cut = traced(everything, max_nodes=room)
    rest = [node for node in cut.nodes if node.kind is CallKind.REST]
    assert cut.truncated and rest and {node.name for node in rest} == {"…"}
    assert len(cut.nodes) - len(rest) == room
    assert sum(n.calls for n in cut.nodes) == sum(n.calls for n in whole.nodes)
    assert len({node.parent for node in rest}) == len(rest)


def test_a_recursion_error_is_the_users_and_ends_nothing_else():
    def endless():
        endless()

    tracer = Tracer()
    tracer.start()
    with pytest.raises(RecursionError):
        endless()
    after = fibonacci(3)
    tracer.stop()
    assert after == 2 and sys.getprofile() is None
    assert any(node.name.endswith("endless") for node in tracer.calls().nodes)


def test_a_tracer_can_be_started_again():
    tracer = Tracer()
    for work in (recursion, builtins):
        work()
        tracer.start()
        tracer.start()  # once is enough
        work()
        tracer.stop()
        tracer.stop()
        assert counted(tracer.calls()) == counted_by_cprofile(work)


def test_without_a_start_there_is_nothing():
    tracer = Tracer()
    tracer.stop()
    assert tracer.calls().nodes == () and tracer.calls().measured_cost_ns == 0
