# SPDX-License-Identifier: LGPL-2.1-or-later
"""Where a block, a cylinder or a ball is, from its measures: fingerprints do not reach all."""

from __future__ import annotations

from itertools import product

from ..model.structure import ObjectFacts

Box = tuple[float, ...]  # least x, y, z, greatest x, y, z

_MEASURES = {
    "Part::Box": ("Length", "Width", "Height"),
    "Part::Cylinder": ("Radius", "Height"),
    "Part::Sphere": ("Radius",),
}


def box_of(facts: ObjectFacts) -> Box | None:
    """The box around it, in millimetres, at least as large as it is; None of anything else."""
    own, placement = _unplaced(facts), _numbers(facts.properties.get("Placement"))
    if own is None or placement is None or len(placement) != 7:
        return None
    corners = [_placed(corner, placement) for corner in product(*zip(own[:3], own[3:]))]
    axes = list(zip(*corners))
    return (*map(min, axes), *map(max, axes))


def _unplaced(facts: ObjectFacts) -> Box | None:
    wanted = _MEASURES.get(facts.type, ())
    sizes = _numbers(tuple(facts.properties.get(name) for name in wanted))
    if not sizes:
        return None
    if facts.type == "Part::Box":
        return (0.0, 0.0, 0.0, *sizes)
    radius, *height = sizes
    least, most = (0.0, height[0]) if height else (-radius, radius)
    return (-radius, -radius, least, radius, radius, most)


def _numbers(value: object) -> tuple[float, ...] | None:
    if not isinstance(value, tuple):
        return None
    numbers = tuple(float(one) for one in value if isinstance(one, (int, float)))
    return numbers if len(numbers) == len(value) else None


def _placed(point: tuple[float, ...], placement: tuple[float, ...]) -> tuple[float, ...]:
    """Turned by the quaternion and moved."""
    x, y, z = point
    *at, a, b, c, w = placement
    turned = (
        (1 - 2 * (b * b + c * c)) * x + 2 * (a * b - c * w) * y + 2 * (a * c + b * w) * z,
        2 * (a * b + c * w) * x + (1 - 2 * (a * a + c * c)) * y + 2 * (b * c - a * w) * z,
        2 * (a * c - b * w) * x + 2 * (b * c + a * w) * y + (1 - 2 * (a * a + b * b)) * z,
    )
    return tuple(one + other for one, other in zip(turned, at))
