# SPDX-License-Identifier: LGPL-2.1-or-later
"""One edit, one feature, one freeze: no sentence speaks of "1 edits"."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from acts import change, recompute, span
from caused import bound, cell, document, obj, printed, sheet, subject_of
from detecting import found, of_type
from test_detect_features import failures
from test_report_activity import told as report
from test_rules_documents import facts, failing, key, openings, subject

from PerfProfilerWorkbench.analysis.advise.r08_spreadsheet import r8
from PerfProfilerWorkbench.analysis.advise.r24_wasted import r24
from PerfProfilerWorkbench.analysis.advise.r27_linked_files import r27
from PerfProfilerWorkbench.analysis.advise.r35_failing import r35
from PerfProfilerWorkbench.analysis.cause_texts import told
from PerfProfilerWorkbench.analysis.detect.failing import failing_feature
from PerfProfilerWorkbench.analysis.detect.waste import wasted_recompute
from PerfProfilerWorkbench.model.activity import Freeze
from PerfProfilerWorkbench.model.span import SpanKind, Status
from PerfProfilerWorkbench.model.structure import DocumentFacts
from PerfProfilerWorkbench.texts import english, say

MANY = re.compile(r"(?<![\d.,])1 (edits|features|objects|times|such changes)\b")


def one_edit(changed, *ran, prints=(), **objects):
    changes = [cell(5, "B7") if changed == "Sheet" else change(5, changed, "Length")]
    return subject_of(recompute(10, 400, *ran), document(**objects), changes, prints)


def alone(prints=()):
    """One feature that runs by itself."""
    return one_edit("Box", ("Box", 200), prints=prints, Box=obj())


def of_a_sheet():
    objects = {"Sheet": sheet(), "Box": bound("Sheet.A1")}
    return one_edit("Sheet", ("Sheet", 1), ("Box", 200), **objects)


def moved():
    """One feature that runs because of another object, which does not."""
    return one_edit("Box", ("Cut", 200), Box=obj(), Cut=obj("Part::Cut", "Box"))


def linked():
    objects = {"Link": replace(facts("App::Link"), links=(key("Solid", "Other"),))}
    other = DocumentFacts("Other", "", {"Solid": facts("Part::Feature")})
    return subject(objects, spans=openings(6, 20), documents=(other,))


def skipped():
    objects = {"Broken": of_type("A"), "Cut": of_type("A", "Broken")}
    (issue,) = found(failing_feature, failures(True), objects)
    return say(english, issue.details[0])


def wasted():
    (issue,) = wasted_recompute(alone([printed("Box", True, 400)]))
    return say(english, issue.message)


def cause(made):
    return say(english, told(made, made.causes[-1]))


def seen(advice):
    (one,) = advice
    return say(english, one.seen)


def froze():
    return "\n".join(report(span(SpanKind.FREEZE, 2000, 2200, detail=Freeze())))


@pytest.mark.parametrize(
    ("says", "wanted"),
    [
        (lambda: cause(moved()), "recomputed (200 ms); whether for nothing is not known."),
        (lambda: cause(alone([printed("Box", True, 400)])), "for nothing; 200 ms wasted."),
        (lambda: cause(alone([printed("Box", False, 400)])), "recomputed, not for nothing."),
        (wasted, "recomputed one feature for nothing, which took 200 ms"),
        (lambda: seen(r8(of_a_sheet())), "An edit of Parameters (B7)"),
        (lambda: seen(r24(alone([printed("Box", True, 400)]))), "1 of 1 features for nothing"),
        (lambda: seen(r27(linked())), "An object of Doc links to Other.FCStd;"),
        (skipped, "Cut depends on it and was not computed"),
        (lambda: seen(r35(failing(Status.FAILED))), "Skipped objects that depend on it: 0."),
        (froze, "FreeCAD did not answer once, for 200 ms:"),
    ],
)
def test_one_is_told_as_one(says, wanted):
    assert wanted in says() and not MANY.search(says().replace("1 of 1 features", ""))
