# SPDX-License-Identifier: LGPL-2.1-or-later
"""The comparison itself: what the truth's file says, and that each limit holds what it should."""

from __future__ import annotations

from calls import TrueFeature, TrueRecompute, true_recomputes
from compare import compare, report

MS = 1_000_000


def line(kind, start_ms, end_ms, name="", document="Doc", prop="") -> str:
    start_ns, end_ns = round(start_ms * MS), round(end_ms * MS)
    return f"{kind}\t0\t{start_ns}\t{end_ns}\t{document}\t{name}\t{prop}"


def costs(recompute: TrueRecompute) -> dict:
    """Runs, time and display time in milliseconds, by name."""
    return {
        name: (one.runs, one.total_ns / MS, one.display_ns / MS)
        for (_, name), one in recompute.features.items()
    }


def test_the_runs_of_a_feature_add_up_and_what_lies_outside_a_recompute_is_left_out():
    lines = [
        line("F", 0, 5, "Edited"),
        line("F", 11, 15, "Box"),
        line("F", 16, 18, "Ball"),
        line("F", 18, 19, "Box"),
        line("R", 10, 20),
    ]
    (recompute,) = true_recomputes(lines)
    assert (recompute.document, recompute.wall_ns) == ("Doc", 10 * MS)
    assert costs(recompute) == {"Box": (2, 5, 0), "Ball": (1, 2, 0)}


def test_only_the_outermost_changes_inside_a_feature_are_its_display():
    lines = [
        line("R", 0, 100),
        line("D", 1, 2, "Box"),  # outside a feature: nobody's
        line("F", 10, 50, "Box"),
        line("D", 20, 30, "Box", prop="Shape"),
        line("D", 22, 28, "Group", prop="Visibility"),
        line("D", 40, 41, "Ball", prop="Label"),
    ]
    (recompute,) = true_recomputes(lines)
    assert costs(recompute) == {"Box": (1, 40, 11)}


def test_a_feature_inside_a_feature_counts_for_itself_only():
    lines = [
        line("R", 0, 100),
        line("F", 10, 60, "Outer"),
        line("F", 20, 40, "Inner"),
        line("F", 25, 30, "Innermost"),
    ]
    (recompute,) = true_recomputes(lines)
    assert costs(recompute) == {"Outer": (1, 30, 0), "Inner": (1, 15, 0), "Innermost": (1, 5, 0)}


def test_a_feature_run_by_the_view_is_not_the_display_of_the_outer_one():
    lines = [
        line("R", 0, 100),
        line("F", 10, 60, "Outer"),
        line("D", 20, 50, "Outer", prop="Shape"),
        line("F", 30, 40, "Inner"),
        line("D", 35, 36, "Inner", prop="Shape"),
    ]
    (recompute,) = true_recomputes(lines)
    assert costs(recompute) == {"Outer": (1, 40, 20), "Inner": (1, 10, 1)}


def test_a_recompute_inside_a_feature_is_one_of_its_own():
    lines = [
        line("R", 0, 100),
        line("F", 10, 60, "Outer"),
        line("R", 20, 50, document="Other"),
        line("F", 21, 48, "Inside", document="Other"),
    ]
    outer, inner = true_recomputes(lines)
    assert costs(outer) == {"Outer": (1, 20, 0)}
    assert inner.features == {("Other", "Inside"): TrueFeature(1, 27 * MS, 0)}


TRUE = [
    line("R", 0, 1000),
    line("F", 100, 400, "Box"),
    line("D", 200, 300, "Box", prop="Shape"),
    line("F", 500, 900, "Ball"),
]


def feature(name, total_ms, display_ms=0.0, runs=1, group=None) -> dict:
    return {
        "document": "Doc",
        "object": name,
        "runs": runs,
        "total_ns": round(total_ms * MS),
        "display_ns": round(display_ms * MS),
        "shared_group": group,
    }


def profile(*features, wall_ms=1000.0, unexplained_ms=0.0, windowed=True, document="Doc") -> dict:
    recompute = {
        "document": document,
        "start_ns": 0,
        "wall_ns": round(wall_ms * MS),
        "rows": [{"kind": "unexplained", "ns": round(unexplained_ms * MS)}],
        "features": list(features),
    }
    return {"windowed": windowed, "recomputes": [recompute]}


def broken(found: dict, lines=TRUE) -> list[str]:
    """The first words of the limits that are broken."""
    (comparison,) = compare(found, true_recomputes(lines))
    return [check.text.split()[0] for check in comparison.checks if not check.ok]


GOOD = (feature("Box", 300, 100), feature("Ball", 400))


def test_the_truth_itself_is_within_all_limits():
    assert broken(profile(*GOOD)) == []


def test_the_sum_of_errors_has_a_limit_that_grows_with_time_and_features():
    # 1 % of 700 ms, half a millisecond, and 30 µs for each of two features: 7.56 ms
    assert broken(profile(feature("Box", 304, 100), feature("Ball", 403.5))) == []
    assert broken(profile(feature("Box", 304, 100), feature("Ball", 396.4))) == ["sum"]


def test_a_single_feature_has_a_limit_of_its_own():
    small = [line("R", 0, 1000), line("F", 100, 110, "Box"), line("F", 200, 900, "Ball")]
    assert broken(profile(feature("Box", 11), feature("Ball", 700)), small) == []
    assert broken(profile(feature("Box", 11.1), feature("Ball", 700)), small) == ["worst"]
    assert broken(profile(feature("Box", 306.1, 100), feature("Ball", 400))) == ["worst"]


def test_display_has_a_limit_where_there_is_a_window():
    off = (feature("Box", 300, 69), feature("Ball", 400))
    assert broken(profile(*off)) == ["display"]
    assert broken(profile(*off, windowed=False)) == []


def test_wall_and_unexplained_have_limits():
    assert broken(profile(*GOOD, wall_ms=1005.9)) == []
    assert broken(profile(*GOOD, wall_ms=993)) == ["wall"]
    assert broken(profile(*GOOD, unexplained_ms=10)) == []
    assert broken(profile(*GOOD, unexplained_ms=-11)) == ["unexplained"]


def test_of_a_shared_group_only_the_sum_must_be_right():
    shared = (feature("Box", 700, 100, group=7), feature("Ball", 0, group=7))
    assert broken(profile(*shared)) == []
    assert broken(profile(feature("Box", 700, 100), feature("Ball", 0))) == ["sum", "worst"]


def test_a_group_of_three_is_too_much():
    lines = [*TRUE, line("F", 900, 950, "Cone")]
    shared = [feature(name, 250, 100 / 3, group=7) for name in ("Box", "Ball", "Cone")]
    assert broken(profile(*shared), lines) == ["groups"]


def test_features_and_their_runs_must_be_the_same_on_both_sides():
    assert broken(profile(*GOOD, feature("Extra", 0))) == ["features"]
    assert broken(profile(GOOD[0], feature("Ball", 400, runs=2))) == ["features"]
    assert "features" in broken(profile(GOOD[0]))


def test_a_recompute_that_only_one_side_knows_is_reported():
    assert broken(profile(*GOOD, document="Elsewhere"), []) == ["no"]
    nested = [*TRUE, line("R", 600, 700, document="Other"), line("F", 610, 620, "Inside", "Other")]
    found = profile(feature("Box", 300, 100), feature("Ball", 300))
    first, second = compare(found, true_recomputes(nested))
    assert first.ok and not second.ok and second.document == "Other"


def test_a_recompute_before_the_recording_is_nobodys_concern():
    before = [line("R", -50, -20), line("F", -40, -30, "Box")]
    assert broken(profile(*GOOD), [*before, *TRUE]) == []


def test_no_recompute_at_all_fails():
    assert not compare({"windowed": True, "recomputes": []}, [])[0].ok


def test_the_report_names_what_is_wrong():
    found = profile(feature("Box", 320, 100), feature("Ball", 400), feature("Extra", 0))
    text = report("model 1.0.0 panel", compare(found, true_recomputes(TRUE)))
    first, second, *_, last = text.splitlines()
    assert first.startswith("FAIL model 1.0.0 panel Doc | wall 1000.0 ms +0.00 ms ok")
    assert "worst Box +20.00 of 300.0 ms FAIL" in first
    times = "320.000 ms, true 300.000 (+20.000); display 100.000, true 100.000 (+0.000)"
    assert second.strip() == f"Box: {times}"
    assert "Doc.Extra ran 0 times, the profile says 1" in last
    assert report("m", compare(profile(*GOOD), true_recomputes(TRUE))).startswith("ok ")
