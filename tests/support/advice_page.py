# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of issues and advice: rules for it, its cards, and how a person clicks on them."""

from __future__ import annotations

import pytest
from advising_boxes import longer

from PerfProfilerWorkbench import extend
from PerfProfilerWorkbench.gui import dock
from PerfProfilerWorkbench.model.advice import Advice, Remedy, RemedyKind
from PerfProfilerWorkbench.model.issue import Issue, IssueType, Severity
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.qt import QtCore

LEFT = QtCore.Qt.MouseButton.LeftButton
LIMIT_MS = 10_000


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
