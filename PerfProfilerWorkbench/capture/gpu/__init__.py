# SPDX-License-Identifier: LGPL-2.1-or-later
"""Reads graphics cards: ``Gpus`` at once, ``Watch`` in a thread of its own, which can't block.

Nothing here needs FreeCAD but ``opengl``.
"""

from __future__ import annotations

from .gpus import Gpus as Gpus
from .watch import Watch as Watch
