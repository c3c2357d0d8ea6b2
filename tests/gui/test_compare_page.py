# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel's page that compares, as a person uses it inside the real FreeCAD."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import pytest
from compared import MODEL, sessions
from rich_sessions import session_id

from PerfProfilerWorkbench.analysis.compare import compare
from PerfProfilerWorkbench.gui.compare import copying
from PerfProfilerWorkbench.gui.compare.lines import COLUMNS, INTERVAL, lines_of
from PerfProfilerWorkbench.gui.compare.sides import NOW, Sides
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtCore, QtWidgets
from PerfProfilerWorkbench.store.store import Store

LEFT = QtCore.Qt.MouseButton.LeftButton
ASCENDING = QtCore.Qt.SortOrder.AscendingOrder
DESCENDING = QtCore.Qt.SortOrder.DescendingOrder
LIMIT_MS = 30_000
COUNT = 8
SLOWER = {**MODEL, "Pad3": round(1.5 * MODEL["Pad3"]), "Pad2": round(0.6 * MODEL["Pad2"])}
BEFORE = tuple(session_id(number) for number in range(1, COUNT + 1))
AFTER = tuple(session_id(number) for number in range(COUNT + 1, 2 * COUNT + 1))


def numbered(several, first):
    return [
        replace(one, id=session_id(number), started_at=1_790_000_000.0 + number)
        for number, one in enumerate(several[:COUNT], first)
    ]


EARLIER, LATER = numbered(sessions(MODEL), 1), numbered(sessions(SLOWER, seed=2), COUNT + 1)


@pytest.fixture
def stored(path):
    """Eight recordings before and eight after; the newest before is a baseline."""
    with Store(str(path)) as store:
        for one in (*EARLIER, *LATER):
            store.add(one)
        store.name_baseline("before fillets", BEFORE[-1])
    return path


@pytest.fixture
def fresh(panel):
    """The page, as if nobody had chosen anything on it yet."""
    page = panel.compare
    page.choice._by_hand, page.choice.sides, page._asked = False, None, None
    page._offered = page.shown = None
    page.trends.setChecked(False)
    page.noted.setChecked(False)
    page.said.put("")
    yield page
    page.filter.clear()


def opened(page, panel, controller, qtbot, thing=None):
    panel.open_page("compare", thing)
    qtbot.waitUntil(lambda: page._offered is not None, timeout=LIMIT_MS)
    settled(page, qtbot)
    return page


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page.archive.busy, timeout=LIMIT_MS)


@pytest.fixture
def compared(stored, fresh, panel, controller, qtbot):
    opened(fresh, panel, controller, qtbot, Sides(BEFORE, AFTER))
    qtbot.waitUntil(lambda: fresh.shown is not None, timeout=LIMIT_MS)
    return fresh


def names(page):
    return [line.name for line in page.table.compared.lines]


def test_a_sentence_comes_first_then_what_changed_most(compared):
    says = compared.sentence.says
    assert says.startswith("Compared with 8 recordings of Doc: 1 slower, 1 faster, 6 same.")
    assert "Recompute of Doc: " in says and " → " in says
    assert names(compared)[:3] == ["Recompute of Doc", "My Pad3", "My Pad2"]
    row = [compared.table.compared.index(1, column).data() for column in range(len(COLUMNS))]
    assert row[1] == "▲ slower" and row[3].startswith("+") and "ms (" in row[4]


def test_sorting_and_filtering(compared, qtbot):
    head = compared.table.horizontalHeader()
    place = QtCore.QPoint(head.sectionViewportPosition(INTERVAL) + 5, head.height() // 2)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    ascending = names(compared)
    qtbot.mouseClick(head.viewport(), LEFT, pos=place)
    assert names(compared)[0] != ascending[0] and set(names(compared)) == set(ascending)
    assert names(compared).index("My Pad3") < names(compared).index("My Pad2")
    compared.table.sortByColumn(-1, QtCore.Qt.SortOrder.AscendingOrder)
    qtbot.keyClicks(compared.filter, "slower pad")
    assert names(compared) == ["My Pad3"]


@pytest.mark.parametrize("order", [ASCENDING, DESCENDING])
def test_what_is_not_known_comes_last_whichever_way_is_sorted(compared, order):
    more = numbered(sessions({**SLOWER, "Extra": 5_000_000}, seed=2), COUNT + 1)
    compared.table.put(lines_of(compare(EARLIER, more)))
    for column, one in enumerate(COLUMNS[INTERVAL:], INTERVAL):
        compared.table.sortByColumn(column, order)
        unknown = [one.sort(line) is None for line in compared.table.compared.lines]
        assert unknown == sorted(unknown), one.title
        assert any(unknown) is (one.title != COLUMNS[-1].title)
    compared.table.sortByColumn(-1, ASCENDING)


def test_enter_shows_a_feature_among_the_features(compared, controller, qtbot):
    asked = []
    controller.page_wanted.connect(lambda name, thing: asked.append((name, thing)))
    compared.table.setCurrentIndex(compared.table.compared.index(1, 0))
    qtbot.keyClick(compared.table, QtCore.Qt.Key.Key_Return)
    assert asked == [("features", ObjectKey("Doc", "Pad3"))]


def test_one_recording_of_each_says_what_would_be_enough(stored, fresh, panel, controller, qtbot):
    page = opened(fresh, panel, controller, qtbot, Sides(BEFORE[:1], AFTER[:1]))
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LIMIT_MS)
    assert page.doubt.says.startswith("Chance can't be told from change yet: one recording each")
    assert not page.notes.isVisible() and page.noted.isVisible()
    qtbot.mouseClick(page.noted, LEFT)
    assert "One recording each" in page.notes.says


def test_the_baseline_of_what_is_shown_is_compared_by_itself(
    stored, fresh, panel, controller, qtbot
):
    controller.show_session(LATER[0])
    page = opened(fresh, panel, controller, qtbot)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LIMIT_MS)
    assert page.choice.sides == Sides((BEFORE[-1],), NOW)
    assert page.sentence.says.startswith("Since baseline “before fillets”: ")
    assert page.retire.isEnabled()


NOTHING_SHOWN = "Nothing is shown that could be compared."


def test_what_is_cleared_is_not_compared_any_more(stored, fresh, panel, controller, qtbot):
    controller.show_session(LATER[0])
    page = opened(fresh, panel, controller, qtbot)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LIMIT_MS)
    controller.clear()
    qtbot.waitUntil(lambda: page.sentence.says.startswith(NOTHING_SHOWN), timeout=LIMIT_MS)
    assert page.shown is None and not page.table.isVisible() and not page.copy.isEnabled()


def test_what_is_cleared_while_it_is_compared_is_not_shown(stored, fresh, panel, controller, qtbot):
    controller.show_session(LATER[0])
    page = opened(fresh, panel, controller, qtbot)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LIMIT_MS)
    page._asked = page.shown = None
    page._compare()
    assert page._busy
    controller.clear()
    qtbot.waitUntil(lambda: not page._busy, timeout=LIMIT_MS)
    assert page.shown is None and page.sentence.says.startswith(NOTHING_SHOWN)


def test_a_recording_that_is_cleared_has_nothing_to_compare_yet(
    stored, fresh, document, panel, controller, qtbot
):
    controller.record(keep=False)
    document.Box.touch()
    document.recompute()
    page = opened(fresh, panel, controller, qtbot)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=LIMIT_MS)
    before = panel.analyst.latest
    controller.clear()
    latest = panel.analyst
    qtbot.waitUntil(lambda: latest.latest not in (None, before), timeout=LIMIT_MS)
    settled(page, qtbot)
    assert page.shown is None and page.sentence.says.startswith(NOTHING_SHOWN)


def test_no_baseline_yet_one_is_made_and_retired(path, fresh, panel, controller, qtbot):
    controller.show_session(EARLIER[0])
    page = opened(fresh, panel, controller, qtbot)
    assert page.sentence.says.startswith("Nothing to compare with yet.")
    assert not page.table.isVisible() and not page.retire.isEnabled()
    qtbot.waitUntil(page.make.isEnabled, timeout=LIMIT_MS)
    qtbot.mouseClick(page.make, LEFT)
    page.ask.name.setText("good")
    qtbot.mouseClick(page.ask.agree, LEFT)
    qtbot.waitUntil(lambda: page.said.says == "“good” is a baseline now.", timeout=LIMIT_MS)
    qtbot.waitUntil(
        lambda: page.sentence.says == "Both sides are the same recording.", timeout=LIMIT_MS
    )
    qtbot.mouseClick(page.retire, LEFT)
    qtbot.waitUntil(lambda: "retired" in page.said.says, timeout=LIMIT_MS)
    with Store(str(path)) as store:
        assert store.baselines() == [] and len(store.sessions()) == 1


def test_another_recording_leads_to_all_of_them(compared, panel):
    box = compared.choice.before
    box.activated.emit(box.count() - 1)
    assert panel.page is panel.sessions


def test_choosing_a_side_compares_anew(compared, qtbot):
    box = compared.choice.after
    place = next(at for at in range(box.count()) if tuple(box.itemData(at)) == AFTER[:1])
    box.activated.emit(place)
    qtbot.waitUntil(lambda: compared.shown.sides == Sides(BEFORE, AFTER[:1]), timeout=LIMIT_MS)
    assert box.currentIndex() >= 0 and tuple(box.currentData()) == AFTER[:1]


def test_copies_and_files(compared, tmp_path, qtbot):
    menu = copying.menu(compared)
    texts = {}
    for action in menu.actions()[:5]:
        action.trigger()
        texts[action.text()] = QtWidgets.QApplication.clipboard().text()
    menu.close()
    assert texts["As Markdown"].startswith("| Feature | Verdict | Change | Before | After |")
    assert "Recordings compared: 8 before, 8 after." in texts["The whole comparison as text"]
    for name in ("out.html", "out.json"):
        copying.write(compared, str(tmp_path / name))
    qtbot.waitUntil(lambda: "out.json" in compared.said.says, timeout=LIMIT_MS)
    page = (tmp_path / "out.html").read_text("utf-8")
    assert "<bdi>My Pad3</bdi>" in page and "<script" not in page
    assert len(json.loads((tmp_path / "out.json").read_text("utf-8"))["features"]) == len(MODEL)
    copying.write(compared, str(tmp_path / "nowhere" / "out.html"))
    qtbot.waitUntil(lambda: "can't be written" in compared.said.says, timeout=LIMIT_MS)


@pytest.mark.long
def test_the_trend_is_a_chart_where_matplotlib_is(compared, qtbot):
    pytest.importorskip("matplotlib")
    compared.table.setCurrentIndex(compared.table.compared.index(1, 0))
    qtbot.mouseClick(compared.trends, LEFT)
    qtbot.waitUntil(compared.trend.chart.isVisible, timeout=LIMIT_MS)
    assert compared.trend.says.says.startswith("My Pad3, medians of 16 recordings: ")
    image = compared.trend.chart.pixmap().toImage()
    colours = {image.pixel(x, image.height() // 2) for x in range(image.width())}
    assert len(colours) > 1  # something is drawn
    compared.table.setCurrentIndex(compared.table.compared.index(0, 0))
    assert compared.trend.says.says == "Choose a feature to see its trend."


def test_the_trend_is_a_plain_curve_where_matplotlib_is_not(compared, monkeypatch, qtbot):
    for name in ("matplotlib.backends.backend_agg", "matplotlib.figure"):
        monkeypatch.setitem(sys.modules, name, None)
    compared.table.setCurrentIndex(compared.table.compared.index(1, 0))
    qtbot.mouseClick(compared.trends, LEFT)
    qtbot.waitUntil(compared.trend.curve.isVisible, timeout=LIMIT_MS)
    assert "matplotlib" in compared.trend.plain.says and not compared.trend.chart.isVisible()


def test_nothing_shown_is_said(stored, fresh, panel, controller, qtbot):
    page = opened(fresh, panel, controller, qtbot)
    assert page.sentence.says.startswith("Nothing is shown that could be compared.")
    assert not page.table.isVisible()


def test_what_cannot_be_read_is_said_and_the_page_goes_on(compared, stored, qtbot):
    with Store(str(stored)) as store:
        store.delete(BEFORE[0])
    compared._comparing._kept.clear()
    compared.reveal(Sides(BEFORE[:2], AFTER))
    qtbot.waitUntil(lambda: "could not be compared" in compared.sentence.says, timeout=LIMIT_MS)
    compared.reveal(Sides(BEFORE[1:], AFTER))
    qtbot.waitUntil(lambda: compared.shown is not None, timeout=LIMIT_MS)
