# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hears when the 3D views' scenes change: the last notice is the end of the view's work.

A Coin sensor on the scene of each document, attached only while something is measured. It calls
at once, within the change, and a call costs 1.5 µs.
"""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any


class Scene:
    """``shown_ns`` is the last notice since it was taken, 0 without one.

    ``python_feature`` is the visible Python feature that changed last, None after any other. Only
    those have their view updated again while they execute, which is no longer the view's answer
    to the change: FreeCAD hides what it updates and shows it again.
    """

    def __init__(self) -> None:
        self._views: dict[str, tuple[Any, Any]] = {}  # of documents: a sensor and its scene
        self._sensors: list[Any] = []  # those attached
        self._shown_again = False
        self.python_feature: Any = None
        self._switch: Any = None
        self._switches: dict[int, tuple[Any, Any]] = {}
        self.shown_ns = 0
        self.drawing = False
        self.missing = ""
        self._sensor_class = self._load_coin()

    def _load_coin(self) -> Any:
        try:
            from pivy import coin
        except Exception as error:
            self.missing = f"pivy: {type(error).__name__}: {error}"
            return None
        return coin.SoNodeSensor

    @property
    def attached(self) -> bool:
        return bool(self._sensors)

    def attach(self) -> None:
        if self._sensor_class is None:
            return
        import FreeCAD

        for name in FreeCAD.listDocuments():
            known = self._views.get(name) or self._view_of(name)
            if known is not None:
                sensor, root = known
                sensor.attach(root)
                self._sensors.append(sensor)

    def _view_of(self, document: str) -> tuple[Any, Any] | None:
        """A sensor for the document's first view; finding that takes 100 µs, so it is kept."""
        import FreeCADGui

        for view in FreeCADGui.getDocument(document).mdiViewsOfType("Gui::View3DInventor")[:1]:
            sensor = self._sensor_class(self._shown, None)
            sensor.setPriority(0)  # at once, not when Coin is idle
            self._views[document] = sensor, view.getSceneGraph()
        return self._views.get(document)

    def detach(self) -> None:
        for sensor in self._sensors:
            sensor.detach()
        self._sensors.clear()

    def take(self) -> int:
        """The last notice, for the change that is over now."""
        shown_ns, self.shown_ns, self._shown_again = self.shown_ns, 0, False
        self.drawing = False
        return shown_ns

    def _shown(self, data: object, sensor: object) -> None:
        now = perf_counter_ns()
        if self._shown_again or self.drawing:
            return
        if self.python_feature is not None:
            if not self.shown_ns:
                self._switch = self._which_child(self.python_feature)
            elif self._switch.getValue() >= 0:
                self._shown_again = True
        self.shown_ns = now

    def _which_child(self, obj: Any) -> Any:
        """The field that hides and shows an object; asking for it costs 60 µs, so it is kept."""
        known = self._switches.get(id(obj))
        if known is None:
            node = obj.ViewObject.SwitchNode  # keeps the field alive
            known = self._switches[id(obj)] = (node, node.whichChild)
        return known[1]

    def forget(self, identity: int) -> None:
        """An object is deleted, and its nodes with it; its id can come again."""
        self._switches.pop(identity, None)
        if id(self.python_feature) == identity:
            self.python_feature = None

    def forget_views(self) -> None:
        """A view may have come or gone."""
        self._views.clear()

    def forget_all(self) -> None:
        self.python_feature = None
        self._switches.clear()
        self._views.clear()
