# SPDX-License-Identifier: LGPL-2.1-or-later
"""The command line. Needs only the standard library; FreeCAD is started, not imported."""
