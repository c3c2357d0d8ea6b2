# SPDX-License-Identifier: LGPL-2.1-or-later
"""The colours of the cost map: blue for little, amber for much.

They grow lighter all the way and differ along blue and yellow, so that they keep their order for
the colour-blind and in print; none is so dark or so light that it is lost on a theme's ground.
"""

from __future__ import annotations

Colour = tuple[float, float, float]  # red, green, blue from 0 to 1

STOPS: tuple[Colour, ...] = (
    (0.16, 0.34, 0.66),
    (0.46, 0.38, 0.66),
    (0.72, 0.42, 0.56),
    (0.90, 0.52, 0.36),
    (0.96, 0.70, 0.20),
)

_STEPS = 64


def colour(place: float) -> Colour:
    """From 0 (little) to 1 (much), in steps too small to see: so few objects change theirs."""
    at = round(min(max(place, 0.0), 1.0) * _STEPS) / _STEPS * (len(STOPS) - 1)
    lower = min(int(at), len(STOPS) - 2)
    share = at - lower
    red, green, blue = (
        one + (other - one) * share for one, other in zip(STOPS[lower], STOPS[lower + 1])
    )
    return red, green, blue
