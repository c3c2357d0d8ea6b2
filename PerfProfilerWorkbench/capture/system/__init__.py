# SPDX-License-Identifier: LGPL-2.1-or-later
"""A process as its system tells of it: one file a system, each small, with parts that are pure."""
