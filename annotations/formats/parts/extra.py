"""What is installed only by those who need it."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from annotations.errors import CopydeskError


def need(module: str, extra: str) -> ModuleType:
    """Import a module that comes with an extra of Copydesk, such as ``uima``.

    Raises:
        CopydeskError: it is not installed.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise CopydeskError(
            f"This format needs {module.partition('.')[0]}; install it with "
            f"pip install copydesk[{extra}]."
        ) from error


def advice(extra: str) -> str:
    """Say how to install an extra; nothing if it is there, or none is needed."""
    if not extra or find_spec(MODULES[extra]) is not None:
        return ""
    return f"Needs more to be installed: pip install copydesk[{extra}]."


MODULES = {"uima": "cassis", "parquet": "pyarrow", "excel": "openpyxl"}
"""What is there if an extra is installed."""
