# SPDX-License-Identifier: LGPL-2.1-or-later
"""FreeCAD runs this at its start; without Performance Profiler there is nothing to add to."""

import contextlib

with contextlib.suppress(ImportError):
    import second_addon_rules  # noqa: F401
