# SPDX-License-Identifier: LGPL-2.1-or-later
"""Ways out of the profiler: one file a format. None of them needs FreeCAD."""
