# SPDX-License-Identifier: LGPL-2.1-or-later
"""The panel's page of issues and advice, as a person reads it inside the real FreeCAD."""

from __future__ import annotations

import FreeCADGui
import pytest
from advice_page import (
    LEFT,
    LIMIT_MS,
    cards,
    click,
    edit,
    filled,
    issue_cards,
    page,
    planted,
    shown,
)
from advising_boxes import longer

from PerfProfilerWorkbench import extend
from PerfProfilerWorkbench.model.advice import Advice, AdviceKey, Basis, Piece
from PerfProfilerWorkbench.model.issue import Issue, Severity
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtCore, QtWidgets

__all__ = ["page", "planted"]  # fixtures

ANY_HEIGHT = 16_777_215  # QWIDGETSIZE_MAX


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
