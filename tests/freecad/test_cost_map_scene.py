# SPDX-License-Identifier: LGPL-2.1-or-later
"""The cost map's colours in a scene of Coin's: at once for all, unseen until then, gone in the end.

A sensor of Coin tells what would have a view drawn anew.
"""

from __future__ import annotations

import pytest

from PerfProfilerWorkbench.gui.costmap import painting
from PerfProfilerWorkbench.gui.costmap.painting import Painter

coin = pytest.importorskip("pivy.coin")

RED, BLUE = (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)
MANY = 200


class Scene:
    def __init__(self) -> None:
        self.root, self.noticed = coin.SoSeparator(), 0
        self.root.ref()
        self.objects = [self._object() for _ in range(MANY)]
        self._sensor = coin.SoNodeSensor(self._note, None)
        self._sensor.setPriority(0)
        self._sensor.attach(self.root)

    def _object(self):
        made, faces = coin.SoSeparator(), coin.SoIndexedFaceSet()
        faces.coordIndex.setValues(0, 4, [0, 1, 2, -1])
        made.addChild(coin.SoMaterial())
        made.addChild(faces)
        self.root.addChild(made)
        return made

    def _note(self, *_):
        self.noticed += 1

    def notices(self):
        found, self.noticed = self.noticed, 0
        return found

    @property
    def colours(self):
        """Of the objects' faces, as they would be drawn."""
        found = []
        action = coin.SoCallbackAction()
        action.addPreCallback(coin.SoIndexedFaceSet.getClassTypeId(), self._add, found)
        action.apply(self.root)
        return found

    @staticmethod
    def _add(found, action, node):
        found.append(tuple(round(one, 2) for one in action.getMaterial(0)[1].getValue()))
        return coin.SoCallbackAction.CONTINUE

    @property
    def clean(self):
        return all(one.getNumChildren() == 2 for one in self.objects)


@pytest.fixture
def scene():
    return Scene()


def lay(painter, scene, wanted):
    painter.begin(wanted)
    for number, colour in wanted.items():
        painter.prepare(number, lambda: scene.objects[number], colour)  # noqa: B023


def paint(painter, scene, wanted):
    lay(painter, scene, wanted)
    run(painter.apply())
    run(painter.end(wanted))
    run(painter.sweep())


def run(steps):
    """All of them; how many there were."""
    return sum(1 for _ in steps)


def test_all_change_at_once_and_the_rest_is_not_seen(scene):
    painter, own = Painter(), scene.colours
    everything = dict.fromkeys(range(MANY), RED)
    lay(painter, scene, everything)
    assert scene.notices() == 0 and scene.colours == own
    run(painter.apply())
    assert scene.notices() > 0 and scene.colours == [RED] * MANY
    less = dict.fromkeys(range(0, MANY, 2), BLUE)
    lay(painter, scene, less)
    assert scene.notices() == 0 and scene.colours == [RED] * MANY
    run(painter.apply())
    run(painter.end(less))
    assert scene.notices() > 0 and scene.colours == [BLUE, own[0]] * (MANY // 2)
    run(painter.sweep())
    assert scene.notices() == 0 and scene.colours == [BLUE, own[0]] * (MANY // 2)
    assert [one.getNumChildren() for one in scene.objects] == [3, 2] * (MANY // 2)
    painter.clear()
    steps = painter.sweep()
    next(steps)
    assert scene.notices() > 0 and scene.colours == own and not scene.clean
    run(steps)
    assert scene.notices() == 0 and scene.clean


def test_very_many_change_in_several_steps(scene, monkeypatch):
    monkeypatch.setattr(painting, "_MOST", MANY // 4)
    painter = Painter()
    lay(painter, scene, dict.fromkeys(range(MANY), RED))
    steps = painter.apply()
    seen = [scene.colours.count(RED) for _ in steps] + [scene.colours.count(RED)]
    assert seen == [MANY // 4, MANY // 2, 3 * MANY // 4, MANY]


def test_what_stays_as_it_is_has_no_view_drawn(scene):
    painter, wanted = Painter(), dict.fromkeys(range(MANY), RED)
    paint(painter, scene, wanted)
    scene.notices()
    paint(painter, scene, wanted)
    assert scene.notices() == 0 and scene.colours == [RED] * MANY
    lay(painter, scene, dict.fromkeys(range(MANY), BLUE))
    run(painter.apply())
    assert scene.notices() > 0
    run(painter.sweep())
    assert scene.notices() == 0 and scene.colours == [BLUE] * MANY


def test_it_may_be_left_at_any_point(scene):
    painter, own = Painter(), scene.colours
    paint(painter, scene, dict.fromkeys(range(MANY), RED))
    lay(painter, scene, dict.fromkeys(range(MANY), BLUE))
    paint(painter, scene, dict.fromkeys(range(9), RED))
    assert scene.colours == [RED] * 9 + own[9:]
    lay(painter, scene, dict.fromkeys(range(MANY), BLUE))
    run(painter.apply())  # and nothing swept
    painter.aside()
    assert scene.colours == own
    painter.back()
    assert scene.colours == [BLUE] * MANY
    painter.lift()
    assert scene.clean and scene.colours == own
    painter.lower()
    assert scene.colours == [BLUE] * MANY
    painter.clear()
    run(painter.sweep())
    assert scene.clean and scene.colours == own
