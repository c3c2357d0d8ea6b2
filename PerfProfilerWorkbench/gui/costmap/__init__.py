# SPDX-License-Identifier: LGPL-2.1-or-later
"""The map of costs in the 3D view and the tree."""
