# SPDX-License-Identifier: LGPL-2.1-or-later
"""Another FreeCAD: finding one, starting it with a throw-away configuration, ending it.

Standard library only; FreeCAD itself is never imported here.
"""
