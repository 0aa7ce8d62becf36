"""Reading what a pipeline says of itself, before spaCy tries to run it."""

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from annotations.errors import CopydeskError


def read_meta(name_or_path: str) -> Mapping[str, object]:
    """Read the ``meta.json`` of an installed pipeline or of a pipeline's folder.

    Raises:
        CopydeskError: there is no such pipeline, or the file is damaged.
    """
    path = _home(name_or_path) / "meta.json"
    if not path.is_file():
        raise CopydeskError(
            f"“{name_or_path}” is no spaCy pipeline: it holds no meta.json; choose the "
            "folder that does."
        )
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CopydeskError(
            f"{path} cannot be read ({error}); install or copy the pipeline again."
        ) from error
    if not isinstance(meta, dict):
        raise CopydeskError(
            f"{path} does not describe a pipeline; install or copy it again."
        )
    return meta


def check_meta(meta: Mapping[str, object]) -> None:
    """Refuse a pipeline that was made for another spaCy.

    Raises:
        CopydeskError: the pipeline names a range of versions that excludes this one.
    """
    from spacy.about import __version__ as here
    from spacy.util import is_compatible_version

    wanted = str(meta.get("spacy_version") or "")
    if wanted and is_compatible_version(here, wanted) is False:
        name = f"{meta.get('lang', '')}_{meta.get('name', '')}"
        raise CopydeskError(
            f"The pipeline “{name}” was made for spaCy {wanted}, and this is spaCy "
            f"{here}; install the release of the pipeline that is made for {here}."
        )


def _home(name_or_path: str) -> Path:
    """Find the folder that should hold the pipeline's ``meta.json``."""
    if (package := _package_home(name_or_path)) is not None:
        return package
    path = Path(name_or_path)
    if not path.is_dir():
        raise CopydeskError(
            f"There is no pipeline “{name_or_path}”: neither a package nor a folder "
            f"has that name; install it (python -m spacy download {path.name}) or "
            "check the path."
        )
    return path


def _package_home(name: str) -> Path | None:
    if not name.isidentifier() or name == "__main__":
        return None
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))
