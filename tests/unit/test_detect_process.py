# SPDX-License-Identifier: LGPL-2.1-or-later
"""The arithmetic of issues of the process and the graphics card."""

from __future__ import annotations

from dataclasses import replace

import pytest
from acts import MS, change, file, recompute, session
from cards_standin import card_session

from PerfProfilerWorkbench.analysis.detect import DETECTORS
from PerfProfilerWorkbench.analysis.detect.drift import session_drift
from PerfProfilerWorkbench.analysis.detect.leaks import memory_leaks
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.analysis.trend import slope, steady_slope
from PerfProfilerWorkbench.model.activity import Part
from PerfProfilerWorkbench.model.facts import Sample
from PerfProfilerWorkbench.model.issue import Severity
from PerfProfilerWorkbench.model.span import SpanKind
from PerfProfilerWorkbench.texts import english, say

MB = 1_000_000
PARTS = ((Part.WRITING, 4000 * MS),)


def issues(one):
    subject = Subject(one)
    found = [issue for detect in DETECTORS for issue in detect(subject)]
    for issue in found:
        assert all(say(english, each) for each in (issue.message, *issue.details))
    return {issue.type.value: issue for issue in found}


def test_an_odd_value_bends_no_slope():
    assert slope([0, 2, 4, 6, 500, 10, 12]) == 2
    assert slope([]) == slope([5]) == 0


@pytest.mark.parametrize(
    "values",
    [[5] * 40, [*range(20), *[20] * 20], [1] * 20 + [50] * 20, list(range(40, 0, -1))],
    ids=["flat", "fills up", "one step", "falls"],
)
def test_what_does_not_go_on_is_no_steady_growth(values):
    assert steady_slope(values) == 0 < steady_slope(list(range(40)))


def repeated(kept, transaction="", times=30, rest_s=3, **more):
    """A box that keeps so many bytes in each of its recomputes, a second apart."""
    spans, changes = [], []
    for n in range(times):
        feature, whole = recompute(n * 1000, n * 1000 + 10, ("Box", 8))
        rss_bytes = 500 * MB + kept * (n + 1)
        spans += [feature, replace(whole, rss_bytes=rss_bytes, rss_change_bytes=kept)]
        if transaction:
            changes.append(replace(change(n * 1000 - 1, "Box", "Length"), transaction=transaction))
    end_ms = (times - 1) * 1000 + 10
    samples = [
        Sample((end_ms + s * 1000) * MS, rss_bytes=500 * MB + kept * times) for s in range(rest_s)
    ]
    end_ns = (end_ms + rest_s * 1000) * MS
    types = {"Box": "Part::Box"}
    return session(spans, types, changes, samples=tuple(samples), end_ns=end_ns, **more)


def leak_of(one):
    return [(leak.object, leak.evidence["kept_bytes"]) for leak in memory_leaks(Subject(one))]


def test_a_leak_needs_its_size_its_count_and_a_wait():
    assert leak_of(repeated(2 * MB)) == [("Box", 60 * MB)]
    assert leak_of(repeated(1 * MB)) == leak_of(repeated(50 * MB, times=9)) == []
    assert leak_of(repeated(2 * MB, rest_s=0)) == []


def test_what_undo_may_keep_does_not_count():
    assert leak_of(repeated(2 * MB, "Edit")) == []
    assert leak_of(repeated(2 * MB, "Edit", times=60)) == [("Box", 80 * MB)]


def drifting(changed=None):
    spans, changes = [], []
    for n in range(40):
        spans += recompute(n * 1000, n * 1000 + 900, ("Pad", 2 + n))
        if changed:
            changes.append(change(n * 1000 - 1, "Pad", changed))
    return session(spans, {"Pad": "PartDesign::Pad"}, changes)


def test_drift_is_without_changes_only():
    (found,) = session_drift(Subject(drifting()))
    assert (found.evidence["runs"], found.evidence["reset_ns"]) == (40, None)
    assert list(session_drift(Subject(drifting("Length")))) == []


def test_other_programs_that_take_all_cores():
    samples = tuple(
        Sample(n * 1000 * MS, n * 300 * MS, 1, n * 2000 * MS, n * 2000 * MS) for n in range(11)
    )
    busy = session(recompute(0, 10_000, ("Box", 9000)), {"Box": "Part::Box"}, samples=samples)
    assert issues(busy)["high CPU"].evidence["others_share"] == 0.85


def test_a_hot_card_is_worse_than_a_warm_one():
    found = [issues(card_session(temperature_c=degrees)) for degrees in (84.0, 86.0, 90.0)]
    severities = [each["GPU overheating"].severity for each in found if each]
    assert severities == [Severity.MEDIUM, Severity.HIGH]


def test_corrected_errors_are_harmless():
    grown = card_session(errors=({"ecc_corrected": 1}, {"ecc_corrected": 4}))
    issue = issues(grown)["GPU driver error"]
    assert (issue.severity, issue.evidence["ecc_corrected"]) == (Severity.LOW, 3)


def test_saving_that_waits_for_the_disk():
    saving = file(SpanKind.SAVING, 1000, 5000)
    saving = replace(saving, detail=replace(saving.detail, size_bytes=30 * MB, parts=PARTS))
    for cpu_share, expected in ((0.1, True), (0.9, False)):
        samples = tuple(Sample(n * 500 * MS, int(n * 500 * MS * cpu_share)) for n in range(20))
        assert ("I/O bottleneck" in issues(session([saving], samples=samples))) is expected
