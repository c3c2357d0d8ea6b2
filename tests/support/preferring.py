# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD's preferences as a test wants them, and afterwards as they were."""

from __future__ import annotations

from contextlib import contextmanager


@contextmanager
def preferring(path: str, value: bool | int):
    """``path`` as in ``Structure.preferences``."""
    import FreeCAD

    group, _, name = path.rpartition("/")
    held = FreeCAD.ParamGet(f"User parameter:{group}")
    kind = "Bool" if isinstance(value, bool) else "Int"
    known = name in getattr(held, f"Get{kind}s")()
    before = getattr(held, f"Get{kind}")(name)
    getattr(held, f"Set{kind}")(name, value)
    try:
        yield
    finally:
        if known:
            getattr(held, f"Set{kind}")(name, before)
        else:
            getattr(held, f"Rem{kind}")(name)
