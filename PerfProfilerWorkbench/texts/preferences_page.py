# SPDX-License-Identifier: LGPL-2.1-or-later
"""What the preferences, the menus and the page of capabilities say."""

from __future__ import annotations
