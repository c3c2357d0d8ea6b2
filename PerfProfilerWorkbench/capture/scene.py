# SPDX-License-Identifier: LGPL-2.1-or-later
"""Hears when the 3D views' scenes change: the last notice is the end of the view's work.

A Coin sensor on the scene of each document, attached only while something is measured. It calls
at once, within the change, and a call costs 1.5 µs.
"""

from __future__ import annotations

from time import perf_counter_ns
from typing import Any


class Scene:
    """``shown_ns`` is the last notice since it was taken, 0 without one."""

    def __init__(self) -> None:
        self._sensors: list[tuple[Any, Any]] = []
        self._shown_again = False
        self._python_feature: Any = None
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
        import FreeCADGui

        for name in FreeCAD.listDocuments():
            for view in FreeCADGui.getDocument(name).mdiViewsOfType("Gui::View3DInventor")[:1]:
                root = view.getSceneGraph()
                sensor = self._sensor_class(self._shown, None)
                sensor.setPriority(0)  # at once, not when Coin is idle
                sensor.attach(root)
                self._sensors.append((sensor, root))

    def detach(self) -> None:
        for sensor, _ in self._sensors:
            sensor.detach()
        self._sensors.clear()

    def take(self) -> int:
        """The last notice, for the change that is over now."""
        shown_ns, self.shown_ns, self._shown_again = self.shown_ns, 0, False
        self.drawing = False
        return shown_ns

    def changed(self, python_feature: Any) -> None:
        """A visible object changed: a Python feature, or None for any other.

        Only Python features have their view updated again while they execute, which is no longer
        the view's answer to the change: FreeCAD hides what it updates and shows it again.
        """
        self._python_feature = python_feature

    def _shown(self, data: object, sensor: object) -> None:
        now = perf_counter_ns()
        if self._shown_again or self.drawing:
            return
        if self._python_feature is not None:
            if not self.shown_ns:
                self._switch = self._which_child(self._python_feature)
            elif self._switch.getValue() >= 0:
                self._shown_again = True
        self.shown_ns = now

    def _which_child(self, obj: Any) -> Any:
        """The field that hides and shows an object; asking for it costs 60 µs, so it is kept."""
        known = self._switches.get(id(obj))
        if known is None:
            node = obj.ViewObject.SwitchNode
            known = self._switches[id(obj)] = (node, node.whichChild)
        return known[1]

    def forget(self, identity: int) -> None:
        """An object is deleted; its id can come again."""
        self._switches.pop(identity, None)

    def forget_all(self) -> None:
        self._switches.clear()
