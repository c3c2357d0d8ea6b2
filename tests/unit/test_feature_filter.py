# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the filter of the features understands, in English and in the user's language."""

from __future__ import annotations

import pytest

from PerfProfilerWorkbench import texts
from PerfProfilerWorkbench.analysis.costs import FeatureCost
from PerfProfilerWorkbench.analysis.feature_figures import NOTHING, Course, FeatureFigures, Trend
from PerfProfilerWorkbench.analysis.price import Quote
from PerfProfilerWorkbench.gui.features.filtering import Filter, examples
from PerfProfilerWorkbench.gui.features.lines import Line
from PerfProfilerWorkbench.model.span import ObjectKey, Status

MS, SECOND, MIB = 10**6, 10**9, 2**20


def line(label, type, compute_ns, display_ns=0, figures=None, name="", **more):
    given = {"runs": 1, "failed": 0, "other_ns": 0, "shared_group": None, **more}
    key = ObjectKey("Doc", name or label)
    times = {"compute_ns": compute_ns, "display_ns": display_ns}
    made = Line(key)
    given.setdefault("status", Status.FAILED if given["failed"] else Status.OK)
    made.take_cost(FeatureCost(key, label, type, **times, **given))
    made.take(made.own)
    made.figures = figures or FeatureFigures()
    return made


SLOWER = FeatureFigures(trend=Trend(Course.SLOWER, 1, 2, 6), price=Quote(3 * SECOND, True, False))
WASTED = FeatureFigures(wasted_ns=5, wasted_runs=1, faces=700)
LINES = [
    line("Profile", "Sketcher::SketchObject", 20 * MS, name="Sketch", figures=WASTED),
    line("Big pad", "PartDesign::Pad", 150 * MS, 50 * MS, figures=SLOWER, runs=12),
    line("Round", "PartDesign::Fillet", 100 * MS, 900 * MS, peak_change_bytes=200 * MIB),
    line("Bad", "Part::Fillet", MS, failed=1),
]
TURKISH = {
    texts.STATUS_FAILED: "başarısız",
    texts.DISPLAY: "Görüntüleme",
    texts.MILLISECONDS: "{value} msn",
    texts.PERCENT: "%{value}",
    texts.SECONDS: "{value} sn",
    texts.FP_WORD_WASTED: "boşa",
}


def read(text, language=None):
    return Filter(lambda one: (language or {}).get(one, one), lambda: 2 * SECOND).read(text)


def fitting(text, language=None):
    wanted = read(text, language)
    assert wanted.unknown == ""
    return [one.label for one in LINES if wanted.fits(one)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("", ["Profile", "Big pad", "Round", "Bad"]),
        ("  ", ["Profile", "Big pad", "Round", "Bad"]),
        ("sketch", ["Profile"]),  # its name and its type
        ("FILLET", ["Round", "Bad"]),
        ("fillet partdesign", ["Round"]),
        ('"big pad"', ["Big pad"]),
        ('"big pad', ["Big pad"]),
        (">100ms", ["Big pad", "Round"]),
        (">= 200 ms", ["Big pad", "Round"]),
        ("<1s", ["Profile", "Big pad", "Bad"]),
        ("<0,05s", ["Profile", "Bad"]),
        (">1500us <0.1s", ["Profile"]),
        (">0.001min", ["Big pad", "Round"]),
        ("failed", ["Bad"]),
        ("wasted", ["Profile"]),
        ("slower", ["Big pad"]),
        ("faster", []),
        ("display>50%", ["Round"]),
        ("compute>50%", ["Profile", "Big pad", "Bad"]),
        ("compute<50ms", ["Profile", "Bad"]),
        (">20%", ["Round"]),  # of all recomputing
        ("share>20%", ["Round"]),
        ("runs>10", ["Big pad"]),
        ("runs=12", ["Big pad"]),
        ("faces>=700", ["Profile"]),
        ("peak>100MB", ["Round"]),
        ("peak>0.1GB", ["Round"]),
        ("priceofanedit>2s", ["Big pad"]),
        ("pad > 100ms", ["Big pad"]),
        ("display > 50 %", ["Round"]),
        ("part price of an edit > 2 s", ["Big pad"]),
        ("wasted >100ms", []),  # a word, and a condition of the total
        ("wasted > 0 ms", ["Profile"]),
    ],
)
def test_words_and_conditions_hold_all_together(text, labels):
    assert fitting(text) == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (">100msn", ["Big pad", "Round"]),
        ("görüntüleme>50%", ["Round"]),
        ("display> %50", ["Round"]),
        ("BAŞARISIZ", ["Bad"]),
        ("failed", ["Bad"]),
        ("boşa <1sn", ["Profile"]),
    ],
)
def test_the_users_language_and_english_are_understood(text, labels):
    assert fitting(text, TURKISH) == labels


@pytest.mark.parametrize(
    "word", [">abc", "colour>5", "display>50MB", "runs>50%", "peak>5s", ">", "a>b>c", "1<2"]
)
def test_what_is_not_understood_is_said_and_the_rest_holds(word):
    wanted = read(f"fillet {word}")
    assert wanted.unknown == word
    assert [one.label for one in LINES if wanted.fits(one)] == ["Round", "Bad"]


def test_what_is_not_known_fits_no_condition():
    assert fitting("faces<10") == [] and fitting("peak<1000MB") == ["Round"]


@pytest.mark.parametrize("text", ["<1s", ">=0ms", "share<50%", "compute<1s", "wasted<1s"])
def test_what_failed_without_a_trace_of_its_time_has_none(text):
    untold = line("Untold", "Part::Cut", 0, failed=1, figures=NOTHING)
    assert not read(text).fits(untold) and read("failed").fits(untold)
    assert (untold.known_total_ns, untold.wasted_ns, untold.own_unknown) == (None, None, True)


def test_what_lies_in_a_failed_one_has_its_time():
    body = line("Body", "PartDesign::Body", 0, failed=1)
    body.take((5 * MS, 0, 0))
    assert body.own_unknown and body.known_total_ns == 5 * MS


@pytest.mark.parametrize("language", [{}, TURKISH])
def test_the_examples_of_the_tooltip_are_understood(language):
    shown = examples(lambda one: language.get(one, one))
    for example in ", ".join(shown.values()).split(", "):
        assert read(example, language).unknown == "", example
