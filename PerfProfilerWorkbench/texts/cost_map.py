# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the cost map and the menu of the tree say."""

from __future__ import annotations
