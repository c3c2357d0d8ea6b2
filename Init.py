# SPDX-License-Identifier: LGPL-2.1-or-later
# FreeCAD runs this at every start, also without a window: there is nothing to do.
