# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the cost map shows: nodes of ours in a scene, their colours, legends and marks."""

from __future__ import annotations

import pytest
from documents import close_all
from views import delete_what_is_closed, views_of
from waiting import until

from PerfProfilerWorkbench.analysis.cost_map import COMPUTE
from PerfProfilerWorkbench.gui.costmap import map as cost_map
from PerfProfilerWorkbench.gui.costmap.legend import Legend
from PerfProfilerWorkbench.gui.costmap.marks import Marks
from PerfProfilerWorkbench.gui.costmap.paint import NAME
from PerfProfilerWorkbench.model.span import ObjectKey
from PerfProfilerWorkbench.qt import QtWidgets


@pytest.fixture(autouse=True)
def map_away(controller):
    yield
    cost_map.hide()
    close_all()
    delete_what_is_closed()


def nodes(document):
    """How many nodes the scene has, whatever is shown of it."""
    from pivy import coin

    search = coin.SoSearchAction()
    search.setType(coin.SoNode.getClassTypeId(), True)
    search.setInterest(coin.SoSearchAction.ALL)
    search.setSearchingAll(True)
    search.apply(views_of(document)[0].getSceneGraph())
    return search.getPaths().getLength()


def painted(obj):
    """The colours of our nodes below an object's view, each once."""
    from pivy import coin

    search = coin.SoSearchAction()
    search.setName(NAME)
    search.setInterest(coin.SoSearchAction.ALL)
    search.setSearchingAll(True)
    search.apply(obj.ViewObject.RootNode)
    paths = [search.getPaths()[number] for number in range(search.getPaths().getLength())]
    for group in [path.getNodeFromTail(1) for path in paths]:
        children = [group.getChild(number) for number in range(group.getNumChildren())]
        assert [str(child.getName()) for child in children].count(NAME) == 1
    return {path.getTail().getChild(1).rgb[0].getValue() for path in paths}


def shade(obj):
    """The colour of an object on the map; None without one."""
    found = painted(obj)
    assert len(found) < 2
    return found.pop() if found else None


def settle(qtbot):
    """Until the map has taken in all that has happened."""
    shown = cost_map._shown
    shown._due_ns = 0
    until(qtbot, lambda: not shown._changed and shown._work is None and shown._told)


def show(qtbot, by=COMPUTE):
    cost_map.show(by)
    settle(qtbot)


def ours():
    kinds = (Legend, Marks)
    return [one for one in QtWidgets.QApplication.allWidgets() if isinstance(one, kinds)]


def value(key):
    return cost_map._shown._reading.painted.get(key)


def place(obj):
    """Where an object stands on the scale that is shown."""
    shown = cost_map._shown
    return shown._scale.place(value(ObjectKey(obj.Document.Name, obj.Name)))


def near(one, other):
    return one == pytest.approx(other, abs=0.01)


def legends():
    return [one for one in ours() if isinstance(one, Legend) and one.isVisible()]
