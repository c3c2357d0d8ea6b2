# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel's page of issues and advice, as a person uses it inside the real FreeCAD."""

from __future__ import annotations

import hashlib
import os
import threading

import FreeCAD
import FreeCADGui
import pytest
from advising_boxes import longer
from documents import box_ball_fusion

from PerfProfilerWorkbench import extend
from PerfProfilerWorkbench.gui import dock, limits, preferences, settings
from PerfProfilerWorkbench.gui.advice import words
from PerfProfilerWorkbench.model.advice import (
    Advice,
    AdviceKey,
    Basis,
    Piece,
    Remedy,
    RemedyKind,
)
from PerfProfilerWorkbench.model.issue import Issue, IssueType, Severity
from PerfProfilerWorkbench.model.message import message, message_to_plain
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtCore, QtWidgets
from PerfProfilerWorkbench.store import advice as stored

LEFT = QtCore.Qt.MouseButton.LeftButton
ANY_HEIGHT = 16_777_215  # QWIDGETSIZE_MAX
LIMIT_MS = 10_000
TRIAL_MS = 120_000


def by_hand(subject):
    """A rule: what no program can change, and nothing is promised of."""
    for document in subject.documents:
        yield Advice("T2", document, "", message("Model less"), message("It is big."), ())


def hidden(subject):
    """A rule: every sphere should be hidden."""
    for key, _ in subject.objects_of("Part::Sphere"):
        what = (message("Hide it"), message("It is seen."), ())
        remedy = Remedy(RemedyKind.HIDE, key.document, (key.object,))
        yield Advice("T3", key.document, key.object, *what, remedy=remedy)


def unthought(subject):
    """Another add-on's rule: its remedy names no objects."""
    for document in subject.documents:
        remedy = Remedy(RemedyKind.JOIN_BOOLEANS, document)
        yield Advice("T4", document, "", message("Join"), message("Many."), (), remedy=remedy)


def fusions(subject):
    """A detector: every fusion is an issue."""
    for key, _ in subject.objects_of("Part::Fuse"):
        yield Issue(
            IssueType.SLOW_FEATURE,
            Severity.HIGH,
            key.document,
            key.object,
            message("{feature} is a fusion.", feature=subject.label(key)),
            {"wall_ns": 1_500_000_000, "rss_bytes": 2 * 2**20, "share": 0.5, "runs": 3},
        )


@pytest.fixture
def planted():
    """Adds rules and detectors for as long as a test takes."""
    added = []

    def add(rules=(), detectors=()):
        for rule in rules:
            extend.add_rule(rule)
        for detector in detectors:
            extend.add_detector(detector)
        added.extend((*rules, *detectors))

    yield add
    for one in added:
        extend.remove(one)


@pytest.fixture
def page(panel, document, planted, controller, qtbot):
    planted([longer, by_hand, hidden], [fusions])
    panel.pages.setCurrentWidget(panel.advice)
    assert "No data" in panel.advice.sentence.says
    yield panel.advice
    panel.advice._bring_back()
    qtbot.waitUntil(lambda: not panel.analyst.running, timeout=LIMIT_MS)
    panel.advice.actions.book.join()


def edit(document, radius):
    document.Ball.Radius = radius
    document.recompute()


def cards(page):
    return {card.advice.rule: card for card in page.advice.cards.values()}


def issue_cards(page):
    return [card for card in page.issues.cards if card.seen.says.endswith("is a fusion.")]


def filled(page, document, controller, qtbot):
    """The cards by their rules, once a recompute was recorded and analysed."""
    controller.record("lightweight")
    edit(document, 6)
    qtbot.waitUntil(lambda: {"T1", "T2", "T3"} <= shown(page), timeout=LIMIT_MS)
    return cards(page)


def settled(page):
    """Everything that was recorded is analysed and shown."""
    analyst = page.analyst
    return not analyst._waits and not analyst.running and page._seen is analyst.latest


def shown(page):
    return {rule for rule, card in cards(page).items() if card.isVisible() and card.isEnabled()}


def click(qtbot, button):
    """Scrolled to, as a person would."""
    assert button.isEnabled() and button.isVisible()
    dock.panel(show=True).panel.advice.scroll.ensureWidgetVisible(button)
    qtbot.mouseClick(button, LEFT)


def click_here(qtbot, button):
    """What is always in sight."""
    assert button.isEnabled() and button.isVisible()
    qtbot.mouseClick(button, LEFT)


def test_a_problem_becomes_cards_with_evidence_one_click_away(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    assert page.sentence.says.startswith("Issues: ")
    assert "The first should save ~83 min 20 s each recompute." in page.sentence.says
    assert card.title.says == "Longer Box"
    assert card.facts.says == "should save ~83 min 20 s each recompute · easy · safe"
    assert not card.details.isVisible()
    click(qtbot, card.more)
    assert card.details.isVisible()
    for told in ("1. Set its length.", "measured in this recording", "Length", "T1", "a book"):
        assert told in card.details.says
    (issue,) = issue_cards(page)
    assert (issue.title.says, issue.seen.says) == ("Slow feature (high)", "My fusion is a fusion.")
    click(qtbot, issue.more)
    assert issue.details.says.splitlines() == [
        "wall: 1.50 s",
        "rss: 2.00 MiB",
        "share: 50 %",
        "runs: 3",
    ]


def test_buttons_are_those_that_can_do_something_and_the_keyboard_reaches_them(
    page, document, controller, qtbot
):
    card = filled(page, document, controller, qtbot)["T2"]
    assert card.done.isVisible() and card.not_for_me.isVisible()
    assert not any(button.isVisible() for button in (card.trying, card.apply, card.where))
    assert card.facts.says.startswith("no promise, to be tried")
    card = cards(page)["T1"]
    assert card.trying.accessibleName() == "Try it: Longer Box"
    stops = [one for each in page.advice.cards.values() for one in each.stops]
    reached, widget = [], stops[0]
    while True:
        reached.append(widget)
        # no further: PySide6 makes FreeCAD's window a child of the widget that it follows
        if len(reached) == 200 or set(stops) <= set(reached):
            break
        widget = widget.nextInFocusChain()
    assert [one for one in reached if one in stops][: len(stops)] == stops
    for button in (card.apply, card.done, card.not_for_me, card.where, card.more):
        assert button in stops
    qtbot.keyClick(card.more, QtCore.Qt.Key.Key_Space)
    assert card.details.isVisible()


def test_issues_stand_below_their_severity_with_how_many(
    page, document, controller, planted, qtbot
):
    def odd(subject):
        for severity in (Severity.LOW, Severity.CRITICAL):
            yield Issue("odd", severity, "", "", message("is odd"))

    planted([], [odd])
    filled(page, document, controller, qtbot)
    order = [issue.severity for issue in page._report.issues]
    shown = [group for group in page.issues.groups.values() if group.isVisible()]
    assert [group.heading.says for group in shown] == [
        f"Issues: {severity.value} ({order.count(severity)})" for severity in dict.fromkeys(order)
    ]
    assert [card.issue.severity for card in page.issues.cards] == order
    assert page.advice.heading.says == f"What to change ({len(page.advice.cards)})"


def test_the_first_cards_are_summed_up_and_the_score_is_explained(
    page, document, controller, planted, qtbot
):
    def two(subject):
        for key in [key for key, _ in subject.objects_of("Part::Fuse")]:
            for part in ("compute", "display"):
                yield Advice(
                    f"P-{part}", key.document, key.object, message(part), message("so"), (),
                    property=part, expected_saving_ns=subject.whole_ns(key.document),
                    basis=Basis.MEASURED_SHARE, pieces={Piece(key, part): 10**12},
                )  # fmt: skip

    extend.remove(longer)  # which promises more than there is
    planted([two])
    controller.record("lightweight")
    edit(document, 6)
    qtbot.waitUntil(lambda: {"P-compute", "P-display"} <= shown(page), timeout=LIMIT_MS)
    extend.add_rule(longer)  # the fixture takes it out
    assert page.together.says.startswith("The first 2 together should save ~")
    assert page.score.says.startswith("Score of PanelTest: ")
    assert "of that" in page.score.says and "recomputing were recorded" in page.score.says


def test_somebody_who_comes_for_a_feature_sees_what_concerns_it(
    page, panel, document, controller, qtbot
):
    document.addObject("Part::Cylinder", "Other").Label = "Aside"
    filled(page, document, controller, qtbot)
    panel.pages.setCurrentIndex(0)
    controller.open_page("advice", ObjectKey("PanelTest", "Box"))
    assert page.isVisible() and list(cards(page)) == ["T1"] and not issue_cards(page)
    assert page.sought.label.says.startswith("About Box:\nEditing Box costs at least ")
    controller.open_page("advice", ObjectKey("PanelTest", "Fusion"))
    assert not cards(page) and issue_cards(page)
    controller.open_page("advice", ObjectKey("PanelTest", "Other"))
    assert page.sought.label.says.startswith("About Aside nothing was found")
    click_here(qtbot, page.sought.all)
    assert not page.sought.isVisible() and {"T2", "T3"} <= shown(page)


def test_somebody_who_comes_for_advice_finds_its_card_at_the_keyboard(
    page, panel, document, controller, planted, qtbot
):
    def many(subject):
        for number in range(40):
            what = (message("One of many"), message("so"), ())
            yield Advice("M9", "PanelTest", f"No{number:02}", *what)

    planted([many])
    filled(page, document, controller, qtbot)
    assert len(page.advice.cards) == 20
    last = page._report.advice[-1].key
    panel.pages.setCurrentIndex(0)
    controller.open_page("advice", last)
    card = page.advice.cards[last, 1]
    qtbot.waitUntil(lambda: card.isAncestorOf(QtWidgets.QApplication.focusWidget()),
                    timeout=LIMIT_MS)  # fmt: skip
    visible = page.scroll.viewport().rect()
    top = card.mapTo(page.scroll.viewport(), QtCore.QPoint(0, 0)).y()
    assert visible.top() <= top < visible.bottom()
    first = page._report.advice[0].key
    controller.open_page("advice", ("reject", first))
    assert (first, 1) not in page.advice.cards
    controller.open_page("advice", first)
    assert page.sought.label.says.startswith("This advice was not for you")


def test_advice_that_is_asked_for_too_early_is_shown_once_it_is_there(
    page, document, controller, qtbot
):
    key = AdviceKey("T1", "PanelTest", "Box", "Length")
    controller.open_page("advice", ("show", key))
    filled(page, document, controller, qtbot)
    assert [one.ObjectName for one in FreeCADGui.Selection.getSelectionEx()] == ["Box"]
    FreeCADGui.Selection.clearSelection()


def test_show_selects_it_and_brings_it_into_view(page, document, controller, qtbot):
    filled(page, document, controller, qtbot)
    (card,) = issue_cards(page)
    view = FreeCADGui.ActiveDocument.ActiveView
    before = view.getCamera()
    click(qtbot, card.where)
    assert [one.ObjectName for one in FreeCADGui.Selection.getSelectionEx()] == ["Fusion"]
    qtbot.waitUntil(lambda: view.getCamera() != before, timeout=LIMIT_MS)
    document.removeObject("Fusion")
    click(qtbot, card.where)
    assert card.status.says == "It is not in an open document any more."


@pytest.fixture
def low(page):
    """The page, so low that it scrolls in any window."""
    page.scroll.setMaximumHeight(300)
    yield page
    page.scroll.setMaximumHeight(ANY_HEIGHT)


def test_cards_keep_their_place_and_state_over_refreshes(
    low, page, document, controller, planted, qtbot
):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.more)  # which has the keyboard's focus now
    order = list(page.advice.cards)
    bar = page.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=LIMIT_MS)
    bar.setValue(bar.maximum())
    place = bar.value()
    assert place > 0

    def best(subject):
        for one in longer(subject):
            what = (message("Best"), one.seen, one.steps)
            yield Advice("T0", one.document, "", *what, expected_saving_ns=9 * 10**12)

    planted([best])
    edit(document, 7)
    qtbot.waitUntil(lambda: "T0" in cards(page), timeout=LIMIT_MS)
    assert list(page.advice.cards)[: len(order)] == order
    assert cards(page)["T1"] is card and card.more.isChecked() and card.details.isVisible()
    assert bar.value() == place


def test_apply_is_one_undo_step_and_undo_offers_it_again(page, document, controller, qtbot):
    document.UndoMode = 1
    card = filled(page, document, controller, qtbot)["T1"]
    steps = document.UndoCount
    click(qtbot, card.apply)
    assert document.Box.Length.Value == 30 and document.UndoCount == steps + 1
    assert card.status.says.startswith("Applied")
    assert not card.apply.isEnabled() and not card.done.isEnabled()
    document.undo()
    assert document.Box.Length.Value == 10
    qtbot.waitUntil(lambda: card.status.says == "Taken back.", timeout=LIMIT_MS)
    document.redo()
    qtbot.waitUntil(lambda: card.status.says.startswith("Applied"), timeout=LIMIT_MS)
    assert document.Box.Length.Value == 30 and not card.apply.isEnabled()
    document.undo()
    qtbot.waitUntil(lambda: card.status.says == "Taken back.", timeout=LIMIT_MS)
    document.openTransaction("Another")
    document.Ball.Radius = 9
    document.commitTransaction()  # which is the end of what could be redone
    page.tick()
    assert card.status.says == "Taken back."
    click(qtbot, card.apply)
    assert document.Box.Length.Value == 30


def test_an_undo_is_noticed_wherever_somebody_looks(page, panel, document, controller, qtbot):
    document.UndoMode = 1
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.apply)
    panel.open_page("timeline")
    document.undo()
    qtbot.waitUntil(lambda: not card.settled, timeout=LIMIT_MS)
    for steps, taken_back in ((1, True), (25, False)):
        panel.open_page("advice")
        click(qtbot, card.apply)
        dock.panel(show=False)
        if taken_back:
            document.undo()
        for number in range(steps):  # FreeCAD keeps 20, and forgets what could be redone
            document.openTransaction(f"Radius {number} of {steps}")
            document.Ball.Radius = 9 + number
            document.commitTransaction()
        dock.panel(show=True)
        panel._tick()
        assert card.settled is not taken_back


def test_cards_of_another_recording_go_though_nobody_saw_it_begin(
    page, panel, document, controller, qtbot
):
    before = filled(page, document, controller, qtbot)
    click(qtbot, before["T1"].done)
    panel.open_page("features")
    controller.stop()
    controller.record("lightweight")
    edit(document, 7)
    qtbot.waitUntil(lambda: panel.analyst.latest is not None, timeout=LIMIT_MS)
    panel.features.recomputes.setFocus()
    panel.open_page("advice")
    assert before["T1"] not in page.advice.cards.values()
    qtbot.waitUntil(lambda: "T1" in shown(page), timeout=LIMIT_MS)
    assert not cards(page)["T1"].settled


def test_what_is_done_is_not_asked_how_to_try(page, document, controller, qtbot, monkeypatch):
    """Where there is no Xvfb and display time is at stake."""
    card = filled(page, document, controller, qtbot)["T3"]
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        click(qtbot, card.trying)
    assert card.with_window.isVisible()
    click(qtbot, card.done)
    assert not card.with_window.isVisible() and not card.without_window.isVisible()
    assert card.trying.isVisible() and not card.trying.isEnabled()


def test_a_document_of_the_same_name_is_not_changed(page, document, controller, qtbot, tmp_path):
    document.saveAs(str(tmp_path / "PanelTest.FCStd"))
    card = filled(page, document, controller, qtbot)["T1"]
    FreeCAD.closeDocument(document.Name)
    other = box_ball_fusion("PanelTest")
    for button in (card.apply, card.trying):
        click(qtbot, button)
        assert card.status.says == "It is not in an open document any more."
    assert other.Box.Length.Value == 10
    FreeCAD.closeDocument(other.Name)
    again = FreeCAD.openDocument(str(tmp_path / "PanelTest.FCStd"))
    again.UndoMode = 1
    click(qtbot, card.apply)
    assert card.status.says.startswith("Applied") and again.Box.Length.Value == 30


def test_what_can_t_be_applied_says_why(page, document, controller, planted, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    document.UndoMode = 0
    click(qtbot, card.apply)
    assert card.status.says.startswith("Not applied: ") and document.Box.Length.Value == 10
    document.UndoMode = 1
    FreeCADGui.ActiveDocument.setEdit("Ball")
    try:
        click(qtbot, card.apply)
    finally:
        FreeCADGui.ActiveDocument.resetEdit()
        FreeCADGui.Control.closeDialog()
    assert card.status.says == "Finish what you are editing first."
    assert document.Box.Length.Value == 10
    qtbot.waitUntil(lambda: not FreeCADGui.Control.activeDialog(), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: not FreeCADGui.Control.activeDialog(), timeout=LIMIT_MS)
    planted([unthought])
    edit(document, 7)
    qtbot.waitUntil(lambda: "T4" in shown(page), timeout=LIMIT_MS)
    card = cards(page)["T4"]
    click(qtbot, card.apply)
    assert card.status.says == "Not applied: IndexError: list index out of range"


def test_an_undo_after_the_card_has_gone_is_written_down(page, document, controller, qtbot):
    document.UndoMode = 1
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.apply)
    assert not card.trying.isEnabled(), card.status.says
    advice, book = card.advice, page.actions.book
    controller.stop()
    filled(page, document, controller, qtbot)
    qtbot.waitUntil(lambda: card not in page.advice.cards.values(), timeout=LIMIT_MS)
    QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.DeferredDelete)
    while document.Box.Length.Value != 10:
        document.undo()
    dock.panel(show=True).panel._tick()
    book.join()
    assert book.latest.of(advice).done_at is None


def test_done_stays_until_the_next_recording(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.done)
    assert card.status.says.startswith("Done.")
    edit(document, 7)
    qtbot.waitUntil(lambda: settled(page), timeout=LIMIT_MS)
    assert cards(page)["T1"] is card and card.status.says.startswith("Done.")
    controller.stop()
    fresh = filled(page, document, controller, qtbot)
    qtbot.waitUntil(lambda: cards(page)["T1"] is not card, timeout=LIMIT_MS)
    assert fresh["T2"].status.says == ""


def test_not_for_me_goes_away_and_can_be_brought_back(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.not_for_me)
    assert "T1" not in cards(page) and page.hidden.text() == "Bring back (1)"
    edit(document, 7)
    qtbot.waitUntil(lambda: settled(page), timeout=LIMIT_MS)
    controller.stop()
    controller.record("lightweight")
    edit(document, 8)
    qtbot.waitUntil(lambda: "T2" in cards(page), timeout=LIMIT_MS)
    assert "T1" not in cards(page)
    click(qtbot, page.hidden)
    assert "T1" in cards(page) and not page.hidden.isVisible()


def test_freecad_goes_on_while_a_recording_is_analysed(page, document, controller, planted, qtbot):
    begun, go_on = threading.Event(), threading.Event()

    def waits(subject):
        begun.set()
        assert threading.current_thread() is not threading.main_thread()
        go_on.wait()
        return ()

    planted([], [waits])
    try:
        controller.record("lightweight")
        edit(document, 6)
        qtbot.waitUntil(begun.is_set, timeout=LIMIT_MS)
        fired = []
        QtCore.QTimer.singleShot(0, lambda: fired.append(True))
        qtbot.waitUntil(lambda: bool(fired), timeout=LIMIT_MS)
        edit(document, 7)
        assert page.sentence.says == "Looking for what is slow…" and not cards(page)
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: "T1" in cards(page), timeout=LIMIT_MS)
    assert page._report.left_out == ()


def test_a_panel_that_is_closed_analyses_nothing(page, panel, document, controller, planted, qtbot):
    asked = []
    planted([], [lambda subject: asked.append(1) or ()])
    dock.panel(show=False)
    controller.record("lightweight")
    edit(document, 6)
    controller.stop()
    assert len(controller.costs.recomputes) == 1
    assert not asked and not cards(page) and not panel._timer.isActive()
    dock.panel(show=True)
    qtbot.waitUntil(lambda: "T1" in cards(page), timeout=LIMIT_MS)
    assert asked == [1]


def test_a_rule_that_fails_is_said_and_hides_nothing(page, document, controller, planted, qtbot):
    def broken(subject):
        raise ValueError("planted")

    def unsayable(subject):
        yield Issue("odd", Severity.LOW, "", "", message("{missing}"))

    planted([broken], [unsayable])
    filled(page, document, controller, qtbot)
    assert "planted" in page.notes.says and "unsayable" in page.notes.says
    assert "odd" not in [card.issue.type for card in page.issues.cards]


@pytest.mark.parametrize("occasion", ["recompute", "opening", "saving"])
def test_what_was_really_saved_says_each_time_of_what(occasion):
    change = {"title": message_to_plain(message("Smaller file")), "occasion": occasion}
    row = stored.Advice("T1", "Doc", "", change, None, "", 1.0, done_at=2.0, really_saved_ns=10**9)
    told = f"Done before: Smaller file. It really saved 1.00 s each {occasion}."
    assert words.really_saved([row]) == told


def test_what_the_last_recompute_did_for_nothing_is_said(page, document, controller, qtbot):
    sheet = document.addObject("Spreadsheet::Sheet", "Sheet")
    sheet.set("A1", "10")
    document.Box.setExpression("Length", "Sheet.A1")
    document.recompute()
    controller.record("lightweight")
    sheet.set("B7", "a note")
    document.recompute()
    told = "You edited one cell (B7 of Sheet): 3 features recomputed, 2 for nothing, "
    qtbot.waitUntil(lambda: told in page.notes.says, timeout=LIMIT_MS)


@pytest.mark.long
def test_many_issues_come_by_and_by(page, document, controller, planted, qtbot):
    def many(subject):
        for document in subject.documents:
            for number in range(45):
                what = message("Number {number}", number=number)
                yield Issue("odd", Severity.LOW, document, f"No{number}", what)

    planted([], [many])
    filled(page, document, controller, qtbot)
    low = page.issues.groups[Severity.LOW]
    total = sum(issue.severity is Severity.LOW for issue in page._report.issues)
    assert len(low.cards) == 20 and low.more.text() == f"Show {total - 20} more"
    for _ in range(2):
        low.more.click()  # cards are laid out later: it moves under the mouse
    assert len(low.cards) == min(60, total)


def test_long_names_fit_into_a_narrow_panel(page, document, controller, qtbot):
    document.Box.Label = "L" * 200
    document.Fusion.Label = "long_name_" * 20
    filled(page, document, controller, qtbot)
    for card in (*page.advice.cards.values(), *page.issues.cards):
        assert card.minimumSizeHint().width() <= 220, card.title.says
    title = cards(page)["T1"].title
    assert len(title.says) < 120 and title.toolTip() == "Longer " + "L" * 200


@pytest.mark.long
def test_limits_of_the_preferences_hold_at_once(page, document, controller, planted, qtbot):
    def leaks(subject):
        what = message("{limit}", limit=subject.thresholds.leak_bytes)
        return [Issue("limit", Severity.LOW, "", "", what)]

    def told():
        return [one.issue.message.values for one in page.issues.cards if one.issue.type == "limit"]

    planted([], [leaks])
    filled(page, document, controller, qtbot)
    assert told() == [{"limit": 50_000_000}]
    shown = preferences.LimitsPage()
    shown.loadSettings()
    assert shown.part.spins["gpu_hot_c"].value() == 90
    try:
        shown.part.spins["leak_bytes"].setValue(7)
        shown.saveSettings()
        qtbot.waitUntil(lambda: told() == [{"limit": 7_000_000}], timeout=LIMIT_MS)
        assert limits.thresholds().slow_feature_ns == 200_000_000
    finally:
        settings._group().Clear()


@pytest.mark.long
def test_a_trial_gives_its_verdict_in_place_and_touches_nothing(
    page, document, controller, qtbot, tmp_path
):
    path = tmp_path / "Model.FCStd"
    document.saveAs(str(path))
    card = filled(page, document, controller, qtbot)["T1"]
    document.save()
    before = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    modified = FreeCADGui.getDocument(document.Name).Modified
    click(qtbot, card.trying)
    assert card.trying.text() == "Cancel" and not card.apply.isEnabled()
    assert card.status.says.startswith("Copying the model")
    qtbot.waitUntil(lambda: card.status.says.startswith("starting"), timeout=LIMIT_MS)
    assert "(copying the model took " in card.status.says
    assert not cards(page)["T3"].trying.isEnabled()
    qtbot.waitUntil(lambda: not card.tried, timeout=TRIAL_MS)
    assert card.trying.text() == "Try it" and card.apply.isEnabled() and card.status.says == ""
    assert card.facts.says.startswith("changes the model: ") and "volume" in card.facts.says
    assert document.Box.Length.Value == 10
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == before
    assert FreeCADGui.getDocument(document.Name).Modified == modified
    page.actions.book.join()
    assert page.actions.book.latest.of(card.advice).verdict == "changes the model"


def test_a_trial_that_is_cancelled_leaves_nothing_behind(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.trying)
    folders = left_by(page, card, qtbot)
    assert all(map(os.path.isdir, folders))
    click(qtbot, card.trying)
    assert not card.tried and card.status.says == "Cancelled."
    assert not any(map(os.path.exists, folders)) and not page.actions.trying
    assert card.trial is None and card.facts.says.startswith("should save")


@pytest.mark.long
def test_a_trial_ends_with_the_panel_that_another_language_replaces(
    panel, planted, document, controller, qtbot
):
    planted([longer, by_hand, hidden], [fusions])
    shown = dock.panel(show=True)
    panel.open_page("advice")
    card = filled(panel.advice, document, controller, qtbot)["T1"]
    click(qtbot, card.trying)
    folders = left_by(panel.advice, card, qtbot)
    assert all(map(os.path.isdir, folders))
    QtWidgets.QApplication.sendEvent(shown, QtCore.QEvent(QtCore.QEvent.Type.LanguageChange))
    qtbot.waitUntil(lambda: shown.panel is not panel, timeout=LIMIT_MS)
    assert not any(map(os.path.exists, folders))


@pytest.mark.long
def test_a_trial_ends_with_its_document(page, document, controller, qtbot):
    card = filled(page, document, controller, qtbot)["T1"]
    click(qtbot, card.trying)
    folders = left_by(page, card, qtbot)
    FreeCAD.closeDocument(document.Name)
    qtbot.waitUntil(lambda: not card.tried, timeout=LIMIT_MS)
    assert card.status.says == "Cancelled: the document was closed."
    assert not any(map(os.path.exists, folders))
    click(qtbot, card.trying)
    assert card.status.says == "It is not in an open document any more."


@pytest.mark.long
def test_a_second_window_is_asked_for_first(page, document, controller, qtbot, monkeypatch):
    """Where there is no Xvfb and display time is at stake."""
    card = filled(page, document, controller, qtbot)["T3"]
    monkeypatch.setenv("PATH", "")
    click(qtbot, card.trying)
    assert not page.actions.trying and "window" in card.status.says
    assert card.with_window.isVisible() and not card.trying.isVisible()
    monkeypatch.undo()
    started = []
    card.answered.connect(started.append)
    click(qtbot, card.without_window)
    assert started == [False]
    qtbot.waitUntil(lambda: not card.tried, timeout=TRIAL_MS)
    assert card.facts.says.startswith("not tried: "), card.status.says
    assert card.trying.isVisible()


def left_by(page, card, qtbot):
    """The folders of the trial that runs."""
    trying = page.actions._trying
    assert trying is not None, (card.status.says, card.facts.says)
    qtbot.waitUntil(lambda: trying._run is not None, timeout=LIMIT_MS)
    return [trying._copy._folder, trying._run._second.folder]
