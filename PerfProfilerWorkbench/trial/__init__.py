# SPDX-License-Identifier: LGPL-2.1-or-later
"""Advice tried on a copy of the model in a second FreeCAD, and applied to the real one."""
