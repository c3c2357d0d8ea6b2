# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the page of features tells inside the real FreeCAD: rows, sentences, order and filter."""

from __future__ import annotations

from dataclasses import replace

from features_page import (
    ASCENDING,
    DESCENDING,
    TOOLTIP,
    edit,
    labels,
    made,
    page,
    recorded,
    rows,
    session,
    sort,
)

from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtCore, QtGui

__all__ = ["page", "session"]  # fixtures


def test_each_edit_comes_into_the_table_and_into_the_sentence(controller, document, page, qtbot):
    controller.record()
    edit(document, 12)
    qtbot.waitUntil(lambda: set(rows(page)) == {"Box", "My fusion"}, timeout=5000)
    fusion = rows(page)["My fusion"]
    assert (fusion["Runs"], fusion["Status"], fusion["Type"]) == ("1", "ok", "Part::Fuse")
    assert page.sentence.says.startswith("2 features ran in ")
    edit(document, 13)
    qtbot.waitUntil(lambda: rows(page)["Box"]["Runs"] == "2", timeout=5000)
    assert page.recomputes.count() == 4  # all of them, always the last, and two


def test_a_chosen_recompute_is_shown_alone_and_the_last_one_follows(controller, document, page):
    controller.record()
    edit(document, 15)
    document.Ball.Radius = 6
    document.recompute()
    controller.refresh()
    page.put()
    assert set(labels(page)) == {"Box", "Ball", "My fusion"}
    page.recomputes.setCurrentIndex(3)
    page.put()
    assert set(labels(page)) == {"Box", "My fusion"}
    page.recomputes.setCurrentIndex(1)
    page.put()
    assert set(labels(page)) == {"Ball", "My fusion"}
    edit(document, 16)
    controller.refresh()
    page.put()
    assert set(labels(page)) == {"Box", "My fusion"}


def test_sorting_by_each_column_and_back(controller, session, page):
    for name in page.table.features.names:
        sort(page, name, ASCENDING)
        ascending = labels(page)
        sort(page, name, DESCENDING)
        assert sorted(ascending) == sorted(labels(page)) == ["Box", "Fusion"]
    sort(page, "feature", ASCENDING)
    assert labels(page) == ["Box", "Fusion"]
    sort(page, "feature", DESCENDING)
    assert labels(page) == ["Fusion", "Box"]


def test_what_is_not_known_comes_last_whichever_way_is_sorted(controller, session, page):
    model = page.table.features
    known = model.lines[ObjectKey("Doc", "Box")]
    known.cost = replace(known.cost, cpu_ns=7)
    other = model.lines[ObjectKey("Doc", "Fusion")]
    other.cost = replace(other.cost, cpu_ns=None)
    for order in (ASCENDING, DESCENDING):
        sort(page, "processor", order)
        assert labels(page) == ["Box", "Fusion"]


def test_times_of_many_seconds_are_sorted_by_their_size(controller, page):
    controller.show_session(made(Short=1, Longer=70, Long=3))
    sort(page, "total", ASCENDING)
    assert labels(page) == ["Short", "Long", "Longer"]


def test_a_failing_feature_keeps_its_place_with_its_time(controller, document, page):
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Fusion, [(99, 1, 1)]
    controller.record()
    document.recompute()
    controller.stop()
    shown = rows(page)["Bad"]
    assert (shown["Runs"], shown["Status"]) == ("1", "failed")
    assert shown["Total"] not in ("", "—", "0 ms")
    assert page.sentence.says.endswith("Features that failed: 1.")
    index = page.table.features.index(labels(page).index("Bad"), 0)
    role = QtCore.Qt.ItemDataRole.AccessibleTextRole
    assert index.data(role) == "Bad, failed"
    picture = page.table.viewport().grab(page.table.visualRect(index)).toImage()
    edge = picture.pixelColor(1, picture.height() // 2)
    assert (edge.red(), edge.green(), edge.blue()) == (0xCC, 0, 0)


def test_what_was_repaired_is_not_failed_any_more(controller, document, page):
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Box, [(99, 1, 1)]
    controller.record()
    document.recompute()
    bad.Edges = [(1, 1, 1)]
    document.recompute()
    controller.stop()
    assert rows(page)["Bad"]["Status"] == "ok"
    assert "failed" not in page.sentence.says
    index = page.table.features.index(labels(page).index("Bad"), 0)
    status = index.siblingAtColumn(page.table.features.names.index("status"))
    roles = QtCore.Qt.ItemDataRole
    assert index.data(roles.AccessibleTextRole) == "Bad"
    assert status.data(roles.ToolTipRole) == "Failed before: 1 of 2 runs"
    assert "Failed before: 1 of 2 runs" in index.data(roles.ToolTipRole)


def test_times_that_nothing_tells_apart_stand_in_brackets(controller, document, page):
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Fusion, [(99, 1, 1)]
    document.addObject("Part::Box", "Next")
    controller.record()
    document.recompute()
    controller.stop()
    assert all(rows(page)[name]["Total"].startswith("[") for name in ("Bad", "Next"))
    group = [cost for cost in page.table.costs() if cost.shared_group is not None]
    assert {cost.label for cost in group} == {"Bad", "Next"}
    total = page.table.features.names.index("total")
    tip = page.table.features.index(labels(page).index("Bad"), total).data(TOOLTIP)
    assert tip.endswith("only the sum is right: Bad, Next")


def test_the_filter_hides_and_says_what_it_does_not_understand(controller, session, page, qtbot):
    qtbot.keyClicks(page.filter, "fusion")
    assert labels(page) == ["Fusion"]
    assert page.sentence.says.startswith("1 of 2 features")
    qtbot.keyClicks(page.filter, " colour>5")
    assert labels(page) == ["Fusion"] and "colour>5" in page.misread.says
    page.filter.setText(">5min")
    assert labels(page) == [] and page.misread.isHidden()
    assert page.sentence.says == "None of 2 features is like that."
    page.filter.clear()
    assert set(labels(page)) == {"Box", "Fusion"}


def test_the_mouse_resting_on_a_feature_tells_why_it_ran(controller, document, page, panel, qtbot):
    recorded(controller, document)
    line = page.table.features.lines[ObjectKey("PanelTest", "Fusion")]
    qtbot.waitUntil(lambda: "Why it ran" in page.table.features.tip(line), timeout=30_000)
    told = page.table.features.tip(line).splitlines()
    assert told[0] == "My fusion" and told[1] == "Fusion, Part::Fuse"
    assert "Box (Length)" in told[2] and told[3].endswith("Box → My fusion")
    assert rows(page)["Box"]["Price of an edit"].startswith(("~", "≥"))


def test_a_label_with_tags_is_shown_as_it_is(controller, document, page, qtbot):
    document.Fusion.Label = "Rib <b>left</b> &lt;"
    recorded(controller, document)
    row = next(at for at, one in enumerate(page.table.features.rows) if "Rib" in one.label)
    tip = page.table.features.data(page.table.features.index(row, 0), TOOLTIP)
    shown = QtGui.QTextDocument()
    shown.setHtml(tip)
    assert shown.toPlainText().splitlines()[:2] == [document.Fusion.Label, "Fusion, Part::Fuse"]


def test_a_recording_that_is_forgotten_leaves_a_sentence(controller, session, page):
    assert labels(page)
    controller.clear()
    assert labels(page) == [] and page.sentence.says.startswith("Press Record")
