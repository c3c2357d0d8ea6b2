# SPDX-License-Identifier: LGPL-2.1-or-later
"""The live half: hooks and sensors. Fast, nothing clever, never an exception into FreeCAD."""
