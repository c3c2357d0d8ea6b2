# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a price says will run is what FreeCAD runs; benchmarks tell how right its times are."""

from __future__ import annotations

import FreeCAD
import pytest
from documents import close_all

from PerfProfilerWorkbench import record
from PerfProfilerWorkbench.analysis.subject import Subject
from PerfProfilerWorkbench.model.span import ObjectKey


@pytest.fixture
def closing():
    yield
    close_all()


def touch(document, names):
    for name in names:
        document.getObject(name).touch()
    document.recompute()


def ran_and_told(document, names):
    """Of each object: what ran when it was touched, and what its price had said."""
    with record(keep=False) as recording:
        touch(document, [each.Name for each in document.Objects])
        prices = Subject(recording.session).prices
        for name in names:
            touch(document, [name])
    subject = Subject(recording.session)
    ran = [set(cause.features) for cause in subject.causes if cause.span.document == document.Name]
    told = [prices.of(ObjectKey(document.Name, name)) for name in names]
    return ran[-len(names) :], told


@pytest.mark.parametrize("name", ["draft_test_objects.FCStd", "asm_v4/asm_V4.FCStd"])
def test_what_runs_is_what_the_price_says(models, closing, name):
    document = FreeCAD.openDocument(str(models / name))
    names = [each.Name for each in document.Objects][:60]
    ran, told = ran_and_told(document, names)
    assert [set(price.features) for price in told] == ran
    assert all(not price.unmeasured and price.ns > 0 for price in told)


def test_a_failing_feature_stops_the_way_and_is_tried_again(closing):
    document = FreeCAD.newDocument("Failing")
    box = document.addObject("Part::Box", "Box")
    broken = document.addObject("Part::MultiFuse", "Broken")
    broken.Shapes = [box]  # one is too few
    document.addObject("Part::Mirroring", "After").Source = broken
    document.addObject("Part::Box", "Apart")
    document.recompute()
    ran, told = ran_and_told(document, ["Box", "Apart"])
    assert [set(price.features) for price in told] == ran
    assert {key.object for key in ran[0]} == {"Box", "Broken"}
    assert {key.object for key in ran[1]} == {"Apart", "Broken"}


def test_other_documents_that_link_the_object_are_not_recomputed(closing, tmp_path):
    source, user = FreeCAD.newDocument("Source"), FreeCAD.newDocument("User")
    box = source.addObject("Part::Box", "Box")
    for document in (source, user):
        document.saveAs(str(tmp_path / f"{document.Name}.FCStd"))
    user.addObject("App::Link", "Link").LinkedObject = box
    user.recompute()
    ran, told = ran_and_told(source, ["Box"])
    assert [set(price.features) for price in told] == ran
