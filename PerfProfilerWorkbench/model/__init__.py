# SPDX-License-Identifier: LGPL-2.1-or-later
"""What a recording is: frozen values with their units in their names. Standard library only."""
