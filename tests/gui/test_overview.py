# SPDX-License-Identifier: LGPL-2.1-or-later
"""The overview as a person sees and uses it, inside the real FreeCAD."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import FreeCAD
import pytest
from advising_boxes import longer
from compared import MS, session
from documents import close_all

from PerfProfilerWorkbench import extend
from PerfProfilerWorkbench.gui import paths
from PerfProfilerWorkbench.model.advice import (
    Advice,
    AdviceKey,
    Trial,
    Verdict,
)
from PerfProfilerWorkbench.model.message import message
from PerfProfilerWorkbench.model.span import Status
from PerfProfilerWorkbench.qt import QtCore

LEFT = QtCore.Qt.MouseButton.LeftButton
LIMIT_MS = 10_000


def by_hand(number):
    """A rule: what no program can change, and nothing is promised of."""

    def rule(subject):
        for document in subject.documents:
            yield Advice(
                f"T{number}", document, "", message(f"Less {number}"), message("It is big."), ()
            )

    return rule


@pytest.fixture
def planted():
    """Five pieces of advice for the document of the tests."""
    rules = [longer, *map(by_hand, range(2, 6))]
    kept, extend.rules[:] = list(extend.rules), rules
    yield
    extend.rules[:] = kept


@pytest.fixture
def page(panel, controller):
    panel.open_page("overview")
    return panel.overview


@pytest.fixture
def asked(controller):
    """What pages were asked for, with which things."""
    found = []

    def note(name, thing):
        found.append((name, thing))

    controller.page_wanted.connect(note)
    yield found
    controller.page_wanted.disconnect(note)


def edit(document, length):
    document.Box.Length = length
    document.recompute()


def analysed(panel, qtbot):
    panel.analyst.put()
    qtbot.waitUntil(lambda: panel.analyst.latest is not None, timeout=LIMIT_MS)
    panel.analyst.book.join()
    panel.page.tick()


def names(links):
    return [link.text for link in links]


def test_before_anything_is_recorded_it_says_how_to_begin(page, controller, qtbot):
    close_all()
    page.tick()
    assert page.start.isVisible() and not page.sentence.isVisible() and not page.best.isVisible()
    assert "No document is open" in page.start.text.says
    assert not page.start.measure.isEnabled()
    qtbot.mouseClick(page.start.record, LEFT)
    assert controller.running and not page.start.record.isVisible()
    assert "Edit the model" in page.start.text.says
    controller.stop()
    assert "Nothing was recomputed" in page.start.text.says and page.start.record.isVisible()


@pytest.mark.long
def test_the_example_is_opened_as_a_copy(page, qtbot):
    before = Path(paths.EXAMPLE).read_bytes()
    qtbot.mouseClick(page.start.example, LEFT)
    document = FreeCAD.ActiveDocument
    try:
        assert document.Objects and document.FileName != paths.EXAMPLE
        page.tick()
        assert page.start.measure.isEnabled()
        qtbot.mouseClick(page.start.example, LEFT)
        assert list(FreeCAD.listDocuments().values()) == [document]
        document.save()
    finally:
        close_all()
    assert Path(paths.EXAMPLE).read_bytes() == before


def test_a_sentence_with_links_to_the_feature(page, controller, document, qtbot, asked):
    document.Fusion.Label = 'My "<b>fusion</b>"'
    controller.record()
    edit(document, 11)
    controller.stop()
    assert page.sentence.says.startswith("Last recompute ") and not page.start.isVisible()
    assert names(page.sentence.links)[2:] in ([document.Fusion.Label], ["Box"])
    slowest = max(controller.costs.features(controller.features), key=lambda one: one.total_ns)
    assert slowest.label in page.sentence.says and "<b>" not in page.sentence.text()
    page.sentence.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.sentence, QtCore.Qt.Key.Key_Tab)
    qtbot.keyClick(page.sentence, QtCore.Qt.Key.Key_Return)
    assert asked[-1] in [("features", slowest.key), ("timeline", controller.costs.recomputes[-1])]


def test_the_sentence_tells_display_from_compute(page, controller, document):
    document.Ball.ViewObject.AngularDeflection = 1
    controller.record()
    document.Ball.Radius = 9
    document.Ball.touch()
    document.recompute()
    controller.stop()
    costs = controller.costs.features(controller.features)
    slowest = max(costs, key=lambda one: one.total_ns)
    drew = 2 * slowest.display_ns > slowest.total_ns
    assert ("it did not compute it" in page.sentence.says) is drew


def test_the_share_is_of_what_the_sentence_says(page, controller):
    whole = session({"Pad": 100 * MS})

    def said(compute, display):
        times = {"compute_ns": compute * MS, "display_ns": display * MS}
        controller.show_session(
            replace(whole, spans=(replace(whole.spans[0], **times), *whole.spans[1:]))
        )
        return page.sentence.says

    drew = "Last recompute 100 ms: 60 % of it drew My Pad, it did not compute it."
    assert said(40, 60) == drew
    assert said(70, 20) == "Last recompute 100 ms: 70 % of it computed My Pad."


def test_only_what_always_failed_fails_on_every_recompute(page, panel, controller, qtbot):
    always = session({"Pad": 100 * MS}, runs=2, failed=["Pad"])
    well, *rest = always.spans
    once = replace(always, spans=(replace(well, status=Status.OK), *rest))
    for recording, fails in ((always, True), (once, False)):
        controller.show_session(recording)
        analysed(panel, qtbot)
        failing = [one for one in panel.analyst.latest.report.issues if "failing" in one.type.value]
        assert len(failing) == 1 and names(page.rest.links)
        assert ("fails on every recompute" in page.rest.says) is fails


def test_the_split_bar_adds_up_and_is_told_in_words(page, controller, document):
    controller.record()
    edit(document, 12)
    controller.stop()
    assert page.spent.isVisible()
    said = [label.text() for label in page.spent.legend]
    assert [text.split()[0] for text in said] == ["compute", "display", "other"]
    assert page.spent.bar.accessibleName() == ", ".join(said)
    found = page._headline
    assert found.compute_ns + found.display_ns + found.other_ns == found.span.wall_ns


def test_a_copy_measured_without_a_window_has_no_display(page, controller, document):
    controller.record()
    edit(document, 13)
    controller.stop()
    controller.show_session(replace(controller.session, windowed=False), measured_copy=True)
    assert page.sentence.says.startswith("A copy, recomputed in ")
    assert page.spent.legend[1].text() == "display —"
    assert "without a window" in page.spent.legend[1].toolTip()
    assert not page.remarks.isVisible()
    page.live.show_all()
    assert page.live.freezes.value.text() == "—"
    assert "no window" in page.live.freezes.value.toolTip()


def test_an_old_recording_says_of_when_and_of_which_freecad(page, controller, document):
    controller.record()
    edit(document, 14)
    controller.stop()
    session = controller.session
    controller.show_session(session)
    assert page.remarks.says.startswith("A recording of ") and "FreeCAD" not in page.remarks.says
    environment = replace(session.environment, freecad="0.19.4")
    note = message("It was interrupted.")
    controller.show_session(replace(session, environment=environment), note=note)
    assert "FreeCAD 0.19.4" in page.remarks.says
    assert page.remarks.says.endswith("It was interrupted.")
    controller.clear()
    assert not page.remarks.isVisible()


def test_features_that_failed_are_named(page, controller, document, asked):
    bad = document.addObject("Part::Fillet", "Bad")
    bad.Base, bad.Edges = document.Fusion, [(99, 1, 1)]
    controller.record()
    document.recompute()
    controller.stop()
    assert page.failed.says == "Failed: Bad."
    page.failed.links[0].go()
    assert asked == [("features", (document.Name, "Bad"))]
    document.removeObject("Bad")
    controller.record()
    edit(document, 15)
    controller.stop()
    assert not page.failed.isVisible()


def test_the_three_best_and_how_many_more(planted, panel, page, controller, document, qtbot, asked):
    controller.record()
    edit(document, 16)
    controller.stop()
    assert page.state.isVisible()
    analysed(panel, qtbot)
    first, *others = page.best.cards.values()
    assert len(others) == 2 and first.title.says == "Longer Box"
    assert "easy" in first.facts.says and "measured" in first.facts.toolTip()
    assert names(page.rest.links)[0] == f"{len(panel.analyst.latest.report.advice) - 3} more"
    qtbot.mouseClick(first.where, LEFT)
    key = AdviceKey("T1", document.Name, "Box", "Length")
    assert asked[-1] == ("advice", ("show", key))
    panel.open_page("overview")
    plain = next(one for one in others if one.offer.advice.remedy is None)
    assert not plain.trying.isVisible()


def test_what_is_rejected_goes_and_a_verdict_replaces_a_promise(
    planted, panel, page, controller, document, qtbot
):
    controller.record()
    edit(document, 17)
    controller.stop()
    analysed(panel, qtbot)
    book, report = panel.analyst.book, panel.analyst.latest.report
    advice = next(one for one in report.advice if one.rule == "T1")
    other = next(one for one in report.advice if one.rule == "T2")
    book.tried(advice, Trial(Verdict.SAVES, 10**9, 10**7, True, 3 * 10**9, 2 * 10**9, 5, True))
    book.rejected(other)
    book.join()
    page.tick()
    card = next(iter(page.best.cards.values()))
    assert "saved 1.00 s ± 10.0 ms" in card.facts.says and "geometry unchanged" in card.facts.says
    shown = [one.offer.advice for one in page.best.cards.values()]
    assert shown == [one for one in report.advice if one is not other][:3]
    assert names(page.rest.links)[0] == f"{len(report.advice) - 4} more"
    book.rejected(other, False)
    book.join()


def test_what_was_found_in_a_recording_goes_with_it(page, panel, controller, document, qtbot):
    controller.record()
    edit(document, 18)
    controller.stop()
    analysed(panel, qtbot)
    page.live.software_issue = True  # as where no graphics card draws
    panel.open_page("features")
    controller.clear()
    panel.open_page("overview")
    assert not page.live.software_issue and not page.best.cards and not page.rest.isVisible()


def test_what_the_profiler_cost_is_told_with_how_it_was_measured(page, controller, document):
    controller.record()
    edit(document, 18)
    controller.stop()
    assert page.own.says.startswith("Profiler: ") and "%" in page.own.says
    assert "in no feature's time" in page.own.toolTip()
    controller.clear()
    assert not page.own.isVisible()
