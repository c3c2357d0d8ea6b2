# SPDX-License-Identifier: LGPL-2.1-or-later
"""The page of what the person did."""
