# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``profile`` tells of memory, processor, graphics cards and Python's calls."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_plain import feature_span, recompute_span, session_of

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.cli import report
from PerfProfilerWorkbench.export.json import profile_dict
from PerfProfilerWorkbench.model.calls import CallKind, CallNode, Calls, StackFrame, StackSample
from PerfProfilerWorkbench.model.facts import Sample
from PerfProfilerWorkbench.model.gpu import GpuReading, OpenGL
from PerfProfilerWorkbench.model.memory import Allocator
from PerfProfilerWorkbench.texts import english, message

MB, SECOND = 2**20, 1_000_000_000
HEAP = Allocator(1000, 700, 300, 5, 0, 0, 100, 0, 0)


def told(session, preset="memory"):
    session = replace(session, preset=preset)
    profile = profile_dict(session)
    return report.text(profile, english).splitlines()


def memory_session(**readings):
    spans = [
        feature_span(2, 1, "Box", 300, peak_bytes=90 * MB, peak_change_bytes=60 * MB, **readings),
        feature_span(3, 1, "Cut", 200),
        recompute_span(
            1, rss_bytes=40 * MB, rss_change_bytes=10 * MB, peak_bytes=90 * MB,
            allocator=(HEAP, replace(HEAP, free_bytes=500)),
        ),
    ]  # fmt: skip
    return session_of(spans)


def test_memory_before_after_and_at_most():
    lines = told(memory_session())
    assert lines[1] == "Memory: 30.0 MiB before, 40.0 MiB after, 90.0 MiB at most."
    assert lines[2] == "Fragmentation (free share of the heap): 30 % before, 50 % after."


def test_without_a_peak_the_rest_is_told():
    (span,) = (each for each in memory_session().spans if each.id == 1)
    lines = told(session_of([replace(span, peak_bytes=None)]))
    assert lines[1] == "Memory: 30.0 MiB before, 40.0 MiB after, — at most."


@pytest.mark.parametrize(("estimated", "shown"), [(False, "60.0 MiB"), (True, "~60.0 MiB")])
def test_what_is_estimated_is_marked(estimated, shown):
    lines = told(memory_session(peak_estimated=estimated))
    (box,) = (line.split("  ") for line in lines if line.startswith("Box"))
    assert shown in [cell.strip() for cell in box]
    (cut,) = (line for line in lines if line.startswith("Cut"))
    assert cut.count("—") == 2


def test_an_allocator_that_is_not_told_has_a_reason():
    reason = message(texts.NO_HEAP_READING)
    session = session_of([recompute_span(1, rss_bytes=5, rss_change_bytes=1)])
    lines = told(replace(session, allocator_missing=reason))
    assert lines[2].startswith("Fragmentation: not available: the C library")


def card(**readings):
    return GpuReading(0, "0000:01:00.0", "Card", "NVIDIA", "nvidia 1", **readings)


def samples(*gpus, missing=None):
    """Two seconds of two cores, one of them busy, half of that with FreeCAD."""
    first = Sample(0, 0, 5, 0, 0)
    return (first, Sample(2 * SECOND, SECOND, 5, 2 * SECOND, 4 * SECOND, gpus, missing))


def gpu_session(*gpus, missing=None, view=None):
    session = session_of([recompute_span(1)])
    environment = replace(session.environment, cores=2, opengl=view)
    return replace(session, samples=samples(*gpus, missing=missing), environment=environment)


def test_the_processor_is_an_average_over_all_cores():
    assert "Processor, all cores: 25 % by FreeCAD, 50 % by all programs (average)." in told(
        gpu_session()
    )


def test_a_card_tells_its_highest_and_why_the_rest_is_missing():
    found = card(
        busy_share=0.5, memory_used_bytes=3 * MB, missing={"temperature_c": message("why")}
    )
    lines = told(gpu_session(found), "gpu")
    (line,) = (line for line in lines if line.startswith("Card"))
    assert line == (
        "Card: busy 50 % at most; memory 3.00 MiB at most; temperature not available: why"
    )


def test_no_card_is_a_sentence():
    lines = told(gpu_session(missing=message(texts.GPU_NO_CARD)), "gpu")
    assert "Graphics cards: not available: the system lists no graphics card" in lines


@pytest.mark.parametrize(("software", "wanted"), [(True, "software"), (False, "OpenGL 4.5")])
def test_the_view_says_whether_it_is_software(software, wanted):
    view = OpenGL("Mesa", "llvmpipe", "4.5", software)
    (line,) = (one for one in told(gpu_session(view=view), "full") if one.startswith("3D view"))
    assert wanted in line and "llvmpipe" in line


def node(position, parent, name, kind=CallKind.FUNCTION, self_ns=0, native=False, obj=""):
    file = "" if native else "/x/feature.py"
    return CallNode(position, parent, kind, name, file, 7, native, "Doc", obj, 2, self_ns)


def test_calls_are_told_from_what_freecad_called_down():
    nodes = (
        node(0, None, "start"),
        node(1, 0, "Draft.execute", CallKind.FEATURE, 2_000_000, obj="Hatch"),
        node(2, 1, "<built-in method fuse>", self_ns=6_000_000, native=True),
    )
    session = replace(session_of([recompute_span(1)]), calls=Calls(nodes, 8, 3_000_000, 1_000_000))
    lines = told(session, "cpu")
    at = next(at for at, line in enumerate(lines) if line.startswith("Calls of Python (4;"))
    assert "3.00 ms" in lines[at] and "1.00 ms" in lines[at]
    wanted = ("Draft.execute", "(Hatch)", "8.00", "ms", "2.00", "ms", "2", "feature.py:7")
    assert tuple(lines[at + 2].split()) == wanted
    assert lines[at + 3].startswith("  <built-in method fuse>") and lines[at + 3].endswith("native")
    assert not any(line.startswith("start") for line in lines)


def test_stacks_are_estimates_without_the_launcher():
    launcher = StackFrame("<module>", "/tmp/perfprofiler-x1/start.py", 4)
    frames = (launcher, StackFrame("Hatch.execute", "/x/hatch.py", 8))
    stacks = (StackSample(1, (launcher,)), StackSample(2, frames, held=True))
    lines = told(replace(session_of([recompute_span(1)]), stacks=stacks), "full")
    at = next(at for at, line in enumerate(lines) if line.startswith("Python by sampled stacks"))
    assert any("(native code)" in line and "~100 ms" in line for line in lines[at:])
    assert not any("start.py" in line for line in lines)
