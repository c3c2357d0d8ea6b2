# SPDX-License-Identifier: LGPL-2.1-or-later
"""What ``profile`` says of opening and of freezes."""

from __future__ import annotations

from dataclasses import replace

from acts import MS, recompute, script, session, span

from PerfProfilerWorkbench.cli import report
from PerfProfilerWorkbench.export.json import profile_dict
from PerfProfilerWorkbench.model.activity import FileWork, Freeze, Part
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.texts import english

PARTS = ((Part.READING, 40 * MS), (Part.MESHING, 60 * MS))
OPENED = FileWork("/m/a.FCStd", 3 * 2**20, PARTS, (Part.MESHING,))


def told(*spans):
    recorded = session([*recompute(1000, 1100, ("Box", 90)), *spans])
    profile = profile_dict(replace(recorded, windowed=True))
    return report.text(profile, english).splitlines()


def opening(detail, **more):
    return span(SpanKind.OPENING, 100, 200, detail=detail, **more)


def test_opening_with_size_and_parts_estimates_marked():
    assert "Doc: opened in 100 ms, 3.00 MiB: reading 40.0 ms; meshing ~60.0 ms." in told(
        opening(OPENED)
    )


def test_what_is_not_known_of_an_opening_is_left_out():
    assert "Doc: opened in 100 ms." in told(opening(None))
    assert "a.FCStd: opened in 100 ms." in told(opening(FileWork("/m/a.FCStd"), document=""))


def test_each_document_has_a_line_those_within_others_too():
    inner = span(SpanKind.OPENING, 120, 150, detail=None, document="Linked")
    lines = told(inner, opening(None), script("s", 50, 500))
    assert "Linked: opened in 30.0 ms." in lines and "Doc: opened in 100 ms." in lines


def test_the_longest_freezes_with_their_causes():
    lengths = (110, 120, 130, 140, 150, 260)
    freezes = [
        span(SpanKind.FREEZE, 2000 + 500 * number, 2000 + 500 * number + length, detail=Freeze())
        for number, length in enumerate(lengths)
    ]
    lines = told(*freezes, span(SpanKind.FREEZE, 1000, 1100, detail=Freeze()))
    at = lines.index("FreeCAD did not answer: 7 times, 1.01 s in all. The longest:")
    assert lines[at + 1].split() == ["Cause", "Time"]
    assert [line.split()[-2] for line in lines[at + 2 : at + 7]] == [
        "260", "150", "140", "130", "120",
    ]  # fmt: skip
    assert not any("ms" in line for line in lines[at + 7 : at + 8])
    assert lines[at + 2].startswith("no command, recompute or Python was seen")


def test_without_either_nothing_is_said():
    assert not any("opened" in line or "did not answer" in line for line in told())
