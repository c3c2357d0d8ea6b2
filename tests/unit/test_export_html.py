# SPDX-License-Identifier: LGPL-2.1-or-later
"""The report: whole, alone, and true. Pictures need matplotlib, without which it says so."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from acts import MS, command, recompute, session, span
from html_reading import page, rows, sections
from random_sessions import random_session
from test_plain import HOSTILE, labelled_session, session_of

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.export.figures import plain
from PerfProfilerWorkbench.export.html import write_html
from PerfProfilerWorkbench.export.html_page import escaped
from PerfProfilerWorkbench.model.activity import FileWork, Frame, Part
from PerfProfilerWorkbench.model.calls import Calls
from PerfProfilerWorkbench.model.facts import Sample
from PerfProfilerWorkbench.model.memory import MemorySnapshot
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.session import ModelFile
from PerfProfilerWorkbench.model.span import Row, SpanKind, Status

HIDDEN = "matplotlib" in os.environ.get("PERFPROFILER_HIDE", "")
WHY = message(texts.NOT_TOLD)
TYPES = {"Box": "Part::Box", "Cut": "Part::Cut", "Pad": "PartDesign::Pad"}
SLOWEST, MISSING, COST = (
    "Slowest features",
    "What is missing, and why",
    "What the profiler itself cost",
)
MIB = 2**20


def written(made, folder, translate=texts.english):
    path = folder / "out.html"
    write_html(str(path), made, translate)
    return page(path)


def sentence(root):
    (lead,) = (one for one in root.all("p") if one.attributes.get("class") == "lead")
    return lead.text()


def displayed(spans, name, display_ms):
    """The spans with a feature that was displayed after it was computed."""
    return [
        replace(one, display_ns=display_ms * MS, compute_ns=one.compute_ns - display_ms * MS)
        if one.object == name
        else one
        for one in spans
    ]


def test_an_empty_session_is_a_report(tmp_path):
    root = written(session_of(), tmp_path)
    assert sentence(root) == "Nothing that takes time was recorded."
    assert list(sections(root)) == ["Memory over time", MISSING, COST]
    assert "not available: no sample tells of it" in sections(root)["Memory over time"].text()


@pytest.mark.parametrize("seed", range(5))
def test_whatever_a_session_holds_it_is_a_whole_page(seed, tmp_path):
    root = written(random_session(seed), tmp_path)
    assert len(sections(root)) >= 9
    assert HIDDEN or len(root.all("svg")) == 2


def test_the_sentence_names_what_is_slow(tmp_path):
    spans = displayed(recompute(0, 100, ("Box", 20), ("Cut", 70)), "Cut", 61)
    assert sentence(written(session(spans, TYPES), tmp_path)) == (
        "Doc recomputes in 100 ms; 61 % of it is displaying Cut in the 3D view."
    )
    several = [*spans, *recompute(200, 400, ("Box", 150), estimated_start=True)]
    assert sentence(written(session(several, TYPES), tmp_path)) == (
        "The longest of 2 recomputes took ~200 ms (Doc); 75 % of it is computing Box."
    )


def test_features_that_can_t_be_told_apart_are_named_together(tmp_path):
    spans = [replace(one, shared_group=9) for one in recompute(0, 100, ("Box", 20), ("Cut", 70))]
    root = written(session(spans, TYPES), tmp_path)
    assert sentence(root) == "Doc recomputes in 100 ms; 90 % of it is Box, Cut together."
    assert rows(sections(root)[SLOWEST])[0][2:4] == ["[70.0 ms]", "[70 %]"]
    assert "only their sum is right" in sections(root)[SLOWEST].text()


def test_sentences_where_no_feature_ran_or_nothing_was_recomputed(tmp_path):
    root = written(session(recompute(0, 5)), tmp_path)
    assert sentence(root) == "Doc recomputes in 5.00 ms; no feature took any of it."
    root = written(session([command("Part_<Box>", 0, 20, waited=5)]), tmp_path)
    assert sentence(root) == (
        "Nothing was recomputed. The longest operation, Part_<Box>, took 15.0 ms."
    )


def test_slowest_features_are_added_up_over_recomputes(tmp_path):
    spans = [
        *recompute(0, 50, ("Box", 10), ("Cut", 30), ("Pad", 0, "failed")),
        *recompute(60, 110, ("Box", 30)),
    ]
    read = {"cpu_ns": 29 * MS, "peak_bytes": MIB, "peak_change_bytes": 3 * MIB}
    spans[1] = replace(spans[1], **read, peak_estimated=True)
    table = rows(sections(written(session(spans, TYPES), tmp_path))[SLOWEST])
    assert table == [
        ["Box", "Part::Box", "40.0 ms", "40 %", "—", "—", "2"],
        ["Cut", "Part::Cut", "30.0 ms", "30 %", "29.0 ms", "~3.00 MiB", "1"],
        ["Pad", "PartDesign::Pad", "—", "—", "—", "—", "1, failed: 1"],
    ]


def test_parts_of_the_time_are_told_where_there_is_a_window(tmp_path):
    spans = displayed(recompute(0, 100, ("Cut", 70)), "Cut", 20)
    table = rows(sections(written(session(spans, TYPES, windowed=True), tmp_path))[SLOWEST])
    assert table[0][4:6] == ["50.0 ms", "20.0 ms"]
    hidden = session(recompute(0, 100, ("Cut", 70)), TYPES, windowed=True)
    assert rows(sections(written(hidden, tmp_path))[SLOWEST])[0][4:6] == ["70.0 ms", "0.00 µs"]


def test_types_and_rows_make_all_of_the_time(tmp_path):
    spans = recompute(0, 100, ("Box", 20), ("Cut", 30), rows=((Row.OWN, 10 * MS),))
    root = written(session(spans, TYPES), tmp_path)
    assert rows(sections(root)["Where the time of recomputes goes"]) == [
        ["(unexplained)", "", "40.0 ms", "40 %"],
        ["Part::Cut", "1", "30.0 ms", "30 %"],
        ["Part::Box", "1", "20.0 ms", "20 %"],
        ["(the profiler itself)", "", "10.0 ms", "10 %"],
    ]
    assert "10.0 ms of the recomputes (10 %)" in sections(root)[COST].text()


def test_a_recompute_within_another_one_counts_once(tmp_path):
    outer = recompute(0, 100, ("Box", 60), rows=((Row.NESTED, 40 * MS),))
    inner = [replace(one, parent=outer[1].id) for one in recompute(10, 50)]
    inner[0] = replace(inner[0], rows=())
    table = rows(sections(written(session([*outer, *inner], TYPES), tmp_path))[SLOWEST])
    assert table[0][3] == "60 %"


def test_recomputes_are_listed_with_their_slowest_feature(tmp_path):
    spans = [*recompute(0, 50, ("Box", 10), ("Cut", 30, "failed")), *recompute(60, 70)]
    assert rows(sections(written(session(spans, TYPES), tmp_path))["Recomputes"]) == [
        ["+0.00 µs", "Doc", "50.0 ms", "10.0 ms", "2, failed: 1", "Cut 30.0 ms"],
        ["+60.0 ms", "Doc", "10.0 ms", "10.0 ms", "0", "—"],
    ]


def test_memory_over_time_and_its_snapshots(tmp_path):
    samples = tuple(Sample(at, rss_bytes=size * MIB) for at, size in ((0, 100), (5, 300), (9, 200)))
    snapshot = MemorySnapshot(7, "a <b>", WHY, WHY, WHY, WHY, WHY, WHY, WHY)
    made = session(samples=samples, snapshots=(snapshot,))
    memory = sections(written(made, tmp_path))["Memory over time"]
    assert (
        "100 MiB at first, 200 MiB at last, 300 MiB at most (as samples tell: 3)" in memory.text()
    )
    assert rows(memory) == [
        ["a <b>", "+0.01 µs", "not available: the system does not tell it"]
    ]  # fmt: skip


def test_operations_freezes_files_and_frames(tmp_path):
    parts = ((Part.READING, 3 * MS), (Part.MESHING, 6 * MS))
    work = FileWork("/m/a.FCStd", 3 * MIB, parts, (Part.MESHING,))
    spans = [
        span(SpanKind.OPENING, 0, 9, detail=work),
        command("Part_Box", 300, 320, waited=5, failed=True, estimated_start=True),
        *recompute(500, 700, ("Box", 190)),
        span(SpanKind.FREEZE, 500, 700, document=""),
    ]
    frames = tuple(Frame(at * MS, MS, moved=True) for at in range(0, 90, 10))
    made = session(spans, TYPES, frames=frames, end_ns=1000 * MS)
    found = sections(written(made, tmp_path))
    assert rows(found["Operations"]) == [
        ["Opened a.FCStd", "opening", "+0.00 µs", "9.00 ms", "", ""],
        ["Part_Box (failed)", "creating geometry", "+300 ms", "~15.0 ms", "5.00 ms", ""],
        ["Recompute of Doc", "changing geometry", "+500 ms", "200 ms", "", ""],
    ]
    assert "100 frames a second" in found["Operations"].text()
    assert rows(found["Freezes"]) == [["recompute of Doc, 95 % of it for Box", "+500 ms", "200 ms"]]
    assert rows(found["Opening and saving"]) == [
        ["Opened a.FCStd", "3.00 MiB", "9.00 ms", "reading 3.00 ms; meshing ~6.00 ms"]
    ]


def test_where_it_was_recorded_and_what_was_opened_for_it(tmp_path):
    made = session(model=ModelFile("Doc", "/m/a.FCStd", 7, 2_000 * MS), id="one", end_ns=3_000 * MS)
    told = written(made, tmp_path).all("dl")[0].text()
    assert "2023-11-14 22:13:20 UTC, for 3.00 s, preset lightweight" in told
    assert "/m/a.FCStd; objects: 7; opened in 2.00 s" in told
    assert "3D viewnot available: FreeCAD runs without a window" in told


def test_what_is_missing_says_why(tmp_path):
    made = session(
        samples=(Sample(0, gpu_missing=WHY),),
        allocator_missing=WHY,
        dropped_events=4,
        problems=("<i>", message(texts.MISSING, reading=message(texts.SAMPLES), reason=WHY)),
    )
    told = [one.text() for one in sections(written(made, tmp_path))[MISSING].all("li")]
    assert told == [
        "Display, freezes and the 3D view: FreeCAD ran without a window.",
        "Memory allocator: the system does not tell it.",
        "Graphics cards: the system does not tell it.",
        "Events that were lost because the recording grew too long: 4.",
        "<i>",
        "samples: not available (the system does not tell it)",
    ]
    whole = sections(written(session(windowed=True), tmp_path))[MISSING]
    assert whole.text().strip().endswith("Nothing: all that the preset lightweight reads was read.")


def test_the_cost_of_recording_calls_is_told(tmp_path):
    made = session(calls=Calls(measured_cost_ns=MS, estimated_cost_ns=2 * MS))
    told = sections(written(made, tmp_path))[COST].text()
    assert "took 1.00 ms" in told and "about 2.00 ms" in told


def test_geometry_says_what_documents_hold(tmp_path):
    told = sections(written(session(types=TYPES), tmp_path))["Geometry"].text()
    assert "Doc holds" in told and "1 Part::Box, 1 Part::Cut" in told


def test_pictures_are_of_the_page_or_say_why_they_are_not(tmp_path):
    samples = (Sample(0, rss_bytes=MIB), Sample(9, rss_bytes=2 * MIB))
    spans = recompute(0, 9, ("Box", 5), ("$\\frac$", 3))
    root = written(session(spans, TYPES, samples=samples), tmp_path)
    if HIDDEN:
        reason = "not available: the Python package matplotlib is not installed"
        assert root.text().count(reason) == 2
        return
    bars, memory = root.all("svg")
    shown = [one.text().strip() for one in bars.all("text")]
    assert {"Box", "5.00 ms", "$\\frac$", "ms"} <= set(shown)
    assert "2.00 MiB at most" in memory.attributes["aria-label"]
    styles = " ".join(one.attributes.get("style", "") for one in root.walk())
    assert "var(--compute)" in styles and "#00000" not in styles
    assert not any(font in styles for font in ("font-family", "DejaVu"))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_labels_come_through(name, tmp_path):
    root = written(labelled_session([HOSTILE[name]]), tmp_path)
    shown = rows(sections(root)[SLOWEST])[0][0]
    label = HOSTILE[name].replace("\r\n", "\n").replace("\r", "␍")
    if name == "separators of lines":
        label = "a\u2028b\u2029c\ufffdd␋e␌f␜g"
    if name == "lines":
        label = "one\ntwo␍\nthree␍four"
    assert shown == label.encode("utf-8", "backslashreplace").decode()


def test_every_name_that_somebody_gave_is_kept_apart_from_the_text_around_it(tmp_path):
    label = "\u202eabc<script>"
    root = written(labelled_session([label]), tmp_path)
    holders = [one for one in root.walk() if label in one.children]
    assert len(holders) >= 3 and {one.tag for one in holders} == {"bdi"}


def test_labels_in_pictures_are_short_and_plain():
    assert plain("a\u202eb\nc\udc80\x00d$e^2$") == "ab cd$e^2$"
    assert plain("x" * 99) == "x" * 31 + "…"


def test_control_characters_become_visible():
    assert escaped("a\x00\x1b\x7f\x9f\t\n<&\"'") == (
        "a␀␛\ufffd\ufffd\t\n&lt;&amp;&quot;&#x27;"
    )  # fmt: skip


def test_in_another_language_numbers_and_language_change(tmp_path):
    words = {"en": "tr", ".": ",", "Slowest features": "En yavaş <özellikler>"}
    root = written(session(recompute(0, 9, ("Box", 5)), TYPES), tmp_path, lambda t: words.get(t, t))
    assert root.all("html")[0].attributes["lang"] == "tr"
    assert rows(sections(root)["En yavaş <özellikler>"])[0][2] == "5,00 ms"


def test_the_same_session_makes_the_same_file(tmp_path):
    for name in ("one", "two"):
        write_html(str(tmp_path / name), random_session(1))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_failed_feature_of_a_group_is_not_unknown(tmp_path):
    spans = recompute(0, 9, ("Box", 5), ("Cut", 0))
    spans[1] = replace(spans[1], status=Status.FAILED, shared_group=3)
    table = rows(sections(written(session(spans, TYPES), tmp_path))[SLOWEST])
    assert table[1][2] == "[0.00 µs]"
