"""The schema, as the ordered list of steps that made it.

Append a step, in a file that says what it is about, and import the file below those
that are there; never edit a step that has shipped. docs/project-file.md describes the
result.
"""

# The order of the imports is the order of the steps.
# isort: off
from db.migrations import tables  # noqa: F401  m001 to m008
from db.migrations import memory  # noqa: F401  m009
from db.migrations import scheme  # noqa: F401  m010
from db.migrations import effort  # noqa: F401  m011
from db.migrations import missed  # noqa: F401  m012
from db.migrations import propagation  # noqa: F401  m013
from db.migrations import flags  # noqa: F401  m014

# isort: on
from db.migrations.schema import schema, steps_from_the_future

__all__ = ["schema", "steps_from_the_future"]
