# SPDX-License-Identifier: LGPL-2.1-or-later
"""The life of advice: offered, tried, done, not wanted, really saved; plans beside what came."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from advised import ENVIRONMENT, MS, advice, key, session_of

from PerfProfilerWorkbench.analysis.life import really_saved
from PerfProfilerWorkbench.analysis.plan import plan
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.keeping.book import Book
from PerfProfilerWorkbench.keeping.offers import Offers
from PerfProfilerWorkbench.keeping.outcomes import outcome
from PerfProfilerWorkbench.keeping.settings import Settings
from PerfProfilerWorkbench.keeping.settling import settle
from PerfProfilerWorkbench.model.advice import Occasion, Trial, Verdict
from PerfProfilerWorkbench.model.report import Report
from PerfProfilerWorkbench.model.span import Span, SpanKind
from PerfProfilerWorkbench.store.store import Store
from PerfProfilerWorkbench.texts import english, say

BEFORE = session_of({"A": 100, "B": 50}, {"A": 104, "B": 50}, started_at=1000.0)
AFTER = session_of(
    {"A": 30, "B": 49},
    {"A": 32, "B": 49},
    {"B": 50},
    id="20261126-040215-00000002",
    started_at=2000.0,
)
BETWEEN = 1500.0
PATIENCE_S = 30


def saved(before=BEFORE, after=AFTER, *concerned, **given):
    """In milliseconds."""
    keys = frozenset(map(key, concerned or "A"))
    found = really_saved(before, after, given.pop("done_at", BETWEEN), "Doc", keys, **given)
    return None if found is None else found / MS


def test_what_was_really_saved_is_told_by_like_recomputes():
    assert saved() == 72  # medians of 152 and 80; the one of B alone is none like it
    assert saved(after=BEFORE, before=AFTER) is None, "nothing of it was recorded after that"


def test_another_machine_or_freecad_or_display_tells_nothing():
    for other in ({"freecad": "1.0.0"}, {"machine": "there"}, {"processor": "Q"}):
        elsewhere = replace(AFTER, environment=replace(ENVIRONMENT, **other))
        assert saved(BEFORE, elsewhere) is None
    assert saved(BEFORE, replace(AFTER, windowed=True)) is None


def test_objects_that_the_change_took_away_or_made_do_not_matter():
    chain = {f"Cut{number}": 50 for number in range(9)}
    before = session_of({"A": 10, **chain})
    after = session_of({"A": 10, "Cut8": 60, "Tools": 5}, started_at=2000.0)
    assert saved(before, after, *chain) == 460 - 75


def test_recomputes_of_other_features_are_not_compared():
    after = session_of({"A": 30, "C": 1, "D": 1, "E": 1}, started_at=2000.0)
    assert saved(BEFORE, after) == 72  # of A alone: 102 and 30
    more = session_of({"A": 30, "B": 50, "C": 500}, started_at=2000.0)
    assert saved(BEFORE, more) == 72
    assert saved(BEFORE, session_of({"B": 1}, more=("A",), started_at=2000.0)) is None
    assert saved(BEFORE, AFTER, "C") is None


def test_of_several_changes_at_once_each_counts_with_its_own_features():
    slower = session_of({"A": 30, "B": 20}, started_at=2000.0)
    assert saved(BEFORE, slower) == 102
    assert saved(BEFORE, slower, alone=False) == 72
    assert saved(BEFORE, slower, "A", "C", alone=False) is None


def test_failed_runs_tell_nothing_of_a_feature():
    failed = session_of({"A": 1}, started_at=2000.0, failed=("A",))
    assert saved(BEFORE, failed, alone=False) is None


def test_one_session_is_cut_where_the_change_was_made():
    both = session_of({"A": 100, "B": 50}, {"A": 40, "B": 50}, started_at=1000.0)
    assert saved(both, both, done_at=1000.9) == 60
    assert saved(both, both, done_at=1001.9) is None
    assert saved(both, both, done_at=999.0) is None


@pytest.mark.parametrize(
    ("occasion", "kind"),
    [(Occasion.OPENING, SpanKind.OPENING), (Occasion.SAVING, SpanKind.SAVING)],
)
def test_of_opening_and_saving_their_own_times_are_compared(occasion, kind):
    def with_one(session, ms):
        return replace(session, spans=(Span(9, None, kind, "Doc", "", 5, ms * MS), *session.spans))

    assert saved(with_one(BEFORE, 900), with_one(AFTER, 200), occasion=occasion) == 700
    assert saved(with_one(BEFORE, 900), AFTER, occasion=occasion) is None


def test_of_drawing_and_editing_nothing_is_told():
    assert saved(occasion=Occasion.DRAWING) is None and saved(occasion=Occasion.EDITING) is None


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "kept.sqlite")


@pytest.fixture
def store(path):
    with Store(path) as opened:
        yield opened


def with_path(session, path):
    (facts,) = session.structure.documents
    documents = (replace(facts, path=path),)
    return replace(session, structure=replace(session.structure, documents=documents))


def report_of(*some, session=BEFORE):
    return Report(session.id, (), some)


ONE, OTHER = advice("R1", "A", 60), advice("R2", "B", 20, property="Refine")


def offered(path, session=BEFORE, *some):
    """Another look at the model, as the next command or the next day's panel has it."""
    offers = Offers(path)
    offers.offered(session, report_of(*(some or (ONE, OTHER)), session=session))
    assert offers.missing is None
    return offers


def test_a_trial_is_not_told_of_another_file_whose_document_has_the_same_name():
    offers = Offers(None)
    offers.offered(BEFORE, report_of(ONE))
    offers.tried(ONE, Trial(Verdict.SAVES, 55 * MS))
    offers.offered(AFTER, report_of(ONE, session=AFTER))
    assert offers.trials[ONE.key].saving_ns == 55 * MS and offers.session == AFTER.id
    offers.offered(with_path(AFTER, "/other.FCStd"), report_of(ONE, session=AFTER))
    assert not offers.trials


def test_what_is_offered_again_goes_on_with_its_life(path, store):
    store.add(BEFORE)
    first = offered(path)
    first.tried(ONE, Trial(Verdict.SAVES, 55 * MS))
    first.rejected(OTHER)
    again = offered(path, BEFORE, replace(ONE, expected_saving_ns=70 * MS), OTHER)
    row = again.rows[ONE.key]
    assert (row.verdict, row.tried_saving_ns, row.expected_ns) == ("saves", 55 * MS, 70 * MS)
    assert row.offered_at == first.rows[ONE.key].offered_at and row.session == BEFORE.id
    assert row.done_at is None and again.rows[OTHER.key].rejected_at is not None
    assert len(store.advice.advice("Doc")) == 2


def test_what_is_not_for_one_model_is_for_another_of_that_name(path):
    offered(path).rejected(ONE)
    other_file = session_of({"A": 1}, path="/other.FCStd")
    assert offered(path, other_file).rows[ONE.key].rejected_at is None
    known = offered(path)
    assert known.rows[ONE.key].rejected_at is not None
    known.rejected(ONE, False)
    assert offered(path).rows[ONE.key].rejected_at is None, "it was brought back"


def test_what_was_done_is_offered_anew_by_the_next_recording_only(path, store):
    store.add(BEFORE)
    store.add(AFTER)
    offered(path).done(ONE)
    assert offered(path).rows[ONE.key].done_at is not None
    offered(path).done(ONE, False)
    assert offered(path).rows[ONE.key].done_at is None, "it was undone"
    offered(path).done(ONE)
    assert offered(path, AFTER).rows[ONE.key].done_at is None
    assert len(store.advice.advice("Doc")) == 3


def test_without_a_store_it_is_known_for_as_long_as_somebody_looks():
    offers = offered(None)
    offers.rejected(ONE)
    offers.done(OTHER)
    offers.offered(BEFORE, report_of(ONE, OTHER))
    assert offers.rows[ONE.key].rejected_at is not None
    assert offers.rows[OTHER.key].done_at is not None and offers.missing is None


def test_a_store_that_can_not_be_used_is_said_and_nothing_is_lost(tmp_path):
    offers = Offers(str(tmp_path))  # a folder
    offers.offered(BEFORE, report_of(ONE))
    offers.rejected(ONE)
    assert offers.missing is not None and offers.rows[ONE.key].rejected_at is not None


def done_at(store, row, at):
    store.advice.done(row.number, at)


def test_the_next_recording_writes_down_what_was_really_saved(path, store):
    store.add(BEFORE)
    row = offered(path).rows[ONE.key]
    done_at(store, row, BETWEEN)
    settle(store, BEFORE.id)
    assert store.advice.unproven()[0].number == row.number, "nothing was recorded since"
    store.add(AFTER)
    settle(store, AFTER.id)
    (one,) = [one for one in store.advice.advice("Doc") if one.rule == "R1"]
    assert one.really_saved_ns == 72 * MS and store.advice.unproven() == []


def test_what_can_not_be_compared_waits_for_a_later_recording(path, store):
    store.add(BEFORE)
    done_at(store, offered(path).rows[ONE.key], BETWEEN)
    unlike = session_of({"B": 1}, more=("A",), id="20261126-040215-00000003", started_at=1600.0)
    other_file = replace(
        session_of({"A": 1, "B": 1}, path="/other.FCStd", started_at=1700.0),
        id="20261126-040215-00000004",
    )
    for session in (unlike, other_file, AFTER):
        assert [one.really_saved_ns for one in store.advice.unproven()] == [None]
        store.add(session)
        settle(store, session.id)
    assert store.advice.unproven() == []


def test_two_changes_are_told_apart(path, store):
    store.add(BEFORE)
    rows = offered(path).rows
    for one in (ONE, OTHER):
        done_at(store, rows[one.key], BETWEEN)
    store.add(AFTER)
    settle(store, AFTER.id)
    found = {one.rule: one.really_saved_ns for one in store.advice.advice("Doc")}
    assert found == {"R1": 71 * MS, "R2": 1 * MS}


def test_a_recording_that_was_removed_meanwhile_can_not_be_compared(path, store):
    store.add(BEFORE)
    done_at(store, offered(path).rows[ONE.key], BETWEEN)
    store.delete(BEFORE.id)
    store.add(AFTER)
    settle(store, AFTER.id)
    assert len(store.advice.unproven()) == 1


def test_a_plan_is_kept_once_and_compared_with_what_came(path, store):
    store.add(BEFORE)
    offers = offered(path)
    made = plan(Subject(BEFORE), "Doc", (ONE, OTHER))
    offers.planned(made, "weekend")
    offers.planned(made, "weekend again")
    (kept,) = offered(path).plans
    assert (kept.name, kept.expected_ns, kept.whole_ns) == ("weekend", 80 * MS, 152 * MS)
    assert outcome(kept, offers.rows).done == 0
    now_s = time.time()
    done_at(store, offers.rows[ONE.key], now_s)
    store.add(replace(AFTER, started_at=now_s + 1))
    found = outcome(kept, offered(path).rows)
    assert (found.steps, found.done, found.saved_ns) == (2, 1, None)
    settle(store, AFTER.id)
    assert outcome(kept, offered(path).rows).saved_ns == 72 * MS
    offers.planned(plan(Subject(BEFORE), "Doc", (ONE,)))
    assert len(offered(path).plans) == 2


def until(true):
    end_s = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end_s
        time.sleep(0.01)


def test_the_book_of_a_panel_knows_at_once_and_writes_later(path, store):
    store.add(BEFORE)
    book = Book(Settings(path))
    try:
        assert book.latest.of(ONE) is None
        book.offered(BEFORE, report_of(ONE, OTHER))
        book.rejected(ONE)
        until(lambda: (row := book.latest.of(ONE)) is not None and row.rejected_at is not None)
    finally:
        book.join()
    assert book.latest.missing is None
    assert offered(path).rows[ONE.key].rejected_at is not None


def test_the_book_shows_what_is_new_while_the_store_is_in_use(path, store):
    store.add(BEFORE)
    book = Book(Settings(path))
    book.offered(BEFORE, report_of(ONE))
    until(lambda: (row := book.latest.of(ONE)) is not None and row.number)
    with store._database.writing():
        book.rejected(ONE)
        until(lambda: book.latest.of(ONE).rejected_at is not None)
        with Store(path) as other:
            assert other.advice.advice("Doc")[0].rejected_at is None, "not yet"
    book.join()
    assert store.advice.advice("Doc")[0].rejected_at is not None


def test_what_can_t_be_written_down_is_said_and_the_book_goes_on(path, store):
    store.add(BEFORE)
    book = Book(Settings(path))
    book.offered(BEFORE, report_of(replace(ONE, expected_saving_ns=10**30)))
    book.join()
    assert "OverflowError" in say(english, book.latest.missing)
    book.rejected(OTHER)
    book.join()
    assert book.latest.missing is None
    assert offered(path).rows[OTHER.key].rejected_at is not None


def test_what_is_not_wanted_in_an_unsaved_document_is_so_in_this_freecad_only(path, store):
    unsaved = with_path(BEFORE, "")
    before = Offers(path)
    before.offered(unsaved, report_of(ONE))
    before.rejected(ONE)
    before.offered(unsaved, report_of(ONE))
    assert before.rows[ONE.key].rejected_at is not None
    after = Offers(path)
    after.offered(unsaved, report_of(ONE))
    assert after.rows[ONE.key].rejected_at is None
    before.offered(with_path(BEFORE, "/saved.FCStd"), report_of(ONE))
    later = Offers(path)
    later.offered(with_path(BEFORE, "/saved.FCStd"), report_of(ONE))
    assert later.rows[ONE.key].rejected_at is not None, "it went with the document"
    later.offered(with_path(BEFORE, "/other.FCStd"), report_of(ONE))
    assert later.rows[ONE.key].rejected_at is None, "another file of this name"


def test_a_book_that_nobody_used_has_no_thread():
    book = Book(None)
    book.join()
    assert book.latest.rows == {}
