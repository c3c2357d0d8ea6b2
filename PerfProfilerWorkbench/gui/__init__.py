# SPDX-License-Identifier: LGPL-2.1-or-later
"""The workbench: commands, panel, preferences. Takes Qt from ``qt.py`` only."""
