# SPDX-License-Identifier: LGPL-2.1-or-later
"""The parts of our pages in FreeCAD's preferences."""
