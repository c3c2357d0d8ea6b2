# SPDX-License-Identifier: LGPL-2.1-or-later
"""The cause of a freeze: what covers most of it, down to the feature or the function."""

from __future__ import annotations

import pytest
from acts import MS, command, editing, file, recompute, script, session, span

from PerfProfilerWorkbench.analysis.freezes import freezes, is_short_freezes
from PerfProfilerWorkbench.model.activity import Frame, Freeze
from PerfProfilerWorkbench.model.calls import StackFrame
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.texts import english, say

TYPES = {"Box": "Part::Box", "Cut": "Part::Cut"}
OURS = StackFrame("Observer.slot", "/Mod/PerfProfiler/PerfProfilerWorkbench/capture/slots.py", 5)
OUTER, INNER = StackFrame("refresh", "/mod/tool.py", 12), StackFrame("parse", "/mod/xml.py", 40)


def freeze(start, end, *stack, held=False):
    return span(SpanKind.FREEZE, start, end, document="", detail=Freeze(stack, held))


def cause(*spans, stack=(), held=False, start=100, end=500):
    (found,) = freezes(session([*spans, freeze(start, end, *stack, held=held)], TYPES))
    return found


def why(*spans, **more):
    return say(english, cause(*spans, **more).why)


def test_a_recompute_with_the_feature_that_took_most():
    found = cause(*recompute(110, 490, ("Box", 40), ("Cut", 300)))
    assert (found.span.kind, found.feature, found.feature_ns) == (
        SpanKind.RECOMPUTE, ("Doc", "Cut"), 300 * MS,
    )  # fmt: skip
    assert (found.covered_ns, found.command) == (380 * MS, None)
    assert say(english, found.why) == "recompute of Doc, 79 % of it for Cut"


def test_only_what_a_feature_took_of_the_freeze_counts():
    found = cause(*recompute(0, 490, ("Cut", 200), ("Box", 150)))  # Cut until 200, then Box
    assert (found.feature, found.feature_ns) == (("Doc", "Box"), 150 * MS)
    assert found.covered_ns == 390 * MS


def test_the_innermost_counts_and_the_command_around_it_is_named():
    spans = [*recompute(120, 480, ("Cut", 300)), command("Std_Refresh", 105, 495)]
    assert why(*spans) == "recompute of Doc, 83 % of it for Cut, in the command Std_Refresh"
    assert cause(*spans).command.name == "Std_Refresh"
    short = [*recompute(120, 220, ("Cut", 80)), command("Std_Refresh", 105, 495)]
    assert why(*short) == "command Std_Refresh"
    assert cause(*short).feature is None


def test_many_short_recomputes_together():
    spans = [
        one for start in range(100, 500, 40) for one in recompute(start, start + 30, ("Box", 20))
    ]
    found = cause(*spans)
    assert (found.covered_ns, found.feature_ns) == (300 * MS, 200 * MS)
    assert say(english, found.why) == "recompute of Doc, 67 % of it for Box"


def test_half_is_most_and_less_is_not():
    assert cause(command("Half", 300, 600)).span.name == "Half"
    assert cause(command("Less", 301, 600)).span is None


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (file(SpanKind.OPENING, 100, 500), "opening Doc"),
        (file(SpanKind.SAVING, 100, 500), "saving Doc"),
        (file(SpanKind.AUTOSAVE, 100, 500), "FreeCAD saved Doc by itself"),
        (file(SpanKind.IMPORT, 100, 500, "/m/gear.step"), "importing gear.step"),
        (file(SpanKind.OPENING, 100, 500, "/m/b.FCStd", document=""), "opening b.FCStd"),
        (span(SpanKind.UNDO, 100, 500), "undoing in Doc"),
        (script("mine", 100, 500), "script mine"),
        (span(SpanKind.DISPLAY, 100, 500, object="Box"), "showing Box"),
        (span(SpanKind.COMPUTE, 100, 500, object="Sketch"), "computing Sketch"),
    ],
)
def test_any_other_work(one, wanted):
    assert why(one) == wanted


def test_what_the_view_did_for_an_object_in_a_command():
    spans = [span(SpanKind.DISPLAY, 120, 480, object="Cut"), command("Std_ShowObjects", 100, 500)]
    assert why(*spans) == "showing Cut, in the command Std_ShowObjects"


def test_entering_and_leaving_an_edit_mode_but_not_being_in_it():
    assert why(editing(90, 5000, 400, 10)) == "entering the edit mode of Sketch"
    assert why(editing(-5000, 490, 10, 380)) == "leaving the edit mode of Sketch"
    assert cause(editing(0, 5000, 10, 10)).span is None


def test_python_by_its_outermost_and_innermost_function():
    found = cause(stack=(OURS, OUTER, INNER))
    assert (found.function, found.innermost, found.span) == (OUTER, INNER, None)
    assert say(english, found.why) == "Python: refresh (tool.py:12), at last in parse"
    assert why(stack=(OUTER,)) == "Python: refresh (tool.py:12)"
    assert why(stack=(OUTER,), held=True) == (
        "Python: refresh (tool.py:12), in native code that it called"
    )


def test_a_recompute_is_the_cause_and_the_function_is_named_too():
    found = cause(*recompute(110, 490, ("Cut", 300)), stack=(OUTER, INNER))
    assert found.span.kind is SpanKind.RECOMPUTE
    assert (found.function, found.innermost) == (OUTER, INNER)


@pytest.mark.parametrize(
    "stack",
    [
        (),
        (OURS,),
        (StackFrame("<module>", "/tmp/perfprofiler-x1/start.py", 4),),
        (StackFrame("_find", "<frozen importlib._bootstrap>", 4),),
    ],
)
def test_nothing_that_was_seen_is_said_to_be_so(stack):
    found = cause(stack=stack)
    assert say(english, found.why) == "no command, recompute or Python was seen"
    assert (found.span, found.function, found.covered_ns) == (None, None, 0)


def test_each_freeze_has_its_cause_in_order_of_their_ends():
    spans = [command("A", 0, 200), freeze(0, 200), command("B", 300, 500), freeze(310, 490)]
    assert [one.span.name for one in freezes(session(spans))] == ["A", "B"]


def test_a_freeze_of_no_time_is_no_error():
    assert cause(command("c", 0, 200), start=100, end=100).span is None


def drawn(*frames):
    (found,) = freezes(session([freeze(100, 500, OUTER)], frames=frames))
    return say(english, found.why)


def test_the_view_is_the_cause_if_it_was_drawn_most_of_the_time():
    before, within = Frame(50 * MS, 150 * MS), Frame(220 * MS, 100 * MS)
    assert drawn(before, within) == "drawing the 3D view"
    assert drawn(before, Frame(220 * MS, 99 * MS)) == "Python: refresh (tool.py:12)"
    assert drawn(Frame(550 * MS, 500 * MS)) == "Python: refresh (tool.py:12)"


def test_short_freezes_alone_are_no_reason_to_draw_the_panel():
    short, long = freeze(0, 249), freeze(0, 250)
    assert is_short_freezes([]) and is_short_freezes([short, short])
    assert not is_short_freezes([short, long])
    assert not is_short_freezes([short, *recompute(0, 100)])
