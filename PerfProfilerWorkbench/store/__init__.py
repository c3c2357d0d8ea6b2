# SPDX-License-Identifier: LGPL-2.1-or-later
"""Recordings that last: one SQLite file for every FreeCAD of a user (docs/store.md)."""
