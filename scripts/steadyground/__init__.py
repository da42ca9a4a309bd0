"""Steady Ground: the tools that keep a psychoeducation site true, and build it.

Rooms, in the order in which they may import one another (a later room may use an earlier one, never the reverse):
records, pages, lint, markup, site, handouts, links, audit, cli.
"""

__version__ = "0.1.0"
