"""Reading what a pipeline says of itself, before spaCy tries to run it."""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from annotations.errors import CopydeskError


def read_meta(name_or_path: str) -> Mapping[str, object]:
    """Read the ``meta.json`` of an installed pipeline or of a pipeline's folder.

    Raises:
        CopydeskError: there is no such pipeline, or the file is damaged.
    """
    folder = home(name_or_path)
    path = folder / "meta.json"
    if not path.is_file():
        inner = sorted(one.parent.name for one in folder.glob("*/meta.json"))
        which = f", such as “{inner[0]}” in it" if inner else ""
        raise CopydeskError(
            f"“{name_or_path}” is no spaCy pipeline: it holds no meta.json; choose the "
            f"folder that does{which}."
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
    """Refuse a pipeline made for another spaCy, or one that needs what is missing.

    Raises:
        CopydeskError: it names versions that exclude this spaCy, or other packages.
    """
    here = version("spacy")
    wanted = str(meta.get("spacy_version") or "")
    name = full_name(meta)
    exactly = "==" if wanted[:1].isdigit() else ""
    if not _is_met(f"spacy ({exactly}{wanted})"):
        raise CopydeskError(
            f"The pipeline “{name}” was made for spaCy {wanted}, and this is spaCy "
            f"{here}; install the release of the pipeline that is made for {here}."
        )
    requirements = meta.get("requirements")
    asked = requirements if isinstance(requirements, list) else []
    if missing := [str(one) for one in asked if not _is_met(str(one))]:
        raise CopydeskError(
            f"The pipeline “{name}” needs {' and '.join(missing)}, missing here; "
            "install what is missing beside Copydesk."
        )


def full_name(meta: Mapping[str, object]) -> str:
    """Name a pipeline as spaCy does: ``en_core_web_sm``."""
    return f"{meta.get('lang', '')}_{meta.get('name', '')}"


def _is_met(requirement: str) -> bool:
    """Tell whether what a pipeline needs is here; what nobody can read is let pass."""
    try:
        wanted = Requirement(requirement)
        if wanted.marker and not wanted.marker.evaluate():
            return True
        return wanted.specifier.contains(version(wanted.name), prereleases=True)
    except InvalidRequirement:
        return True
    except PackageNotFoundError:
        return False


def data_folder(name_or_path: str, meta: Mapping[str, object]) -> Path:
    """Find the pipeline itself: a package keeps it in a folder inside.

    Raises:
        CopydeskError: neither a package nor a folder has that name.
    """
    folder = home(name_or_path)
    inner = folder / f"{full_name(meta)}-{meta.get('version', '')}"
    return inner if inner.is_dir() else folder


def is_installed(name: str) -> bool:
    """Tell whether a package has this name."""
    return _package_home(name) is not None


def home(name_or_path: str) -> Path:
    """Find the folder that should hold the pipeline's ``meta.json``.

    Raises:
        CopydeskError: neither a package nor a folder has that name.
    """
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
    # Any folder beside the program looks like a package, but for its origin.
    if spec is None or not (spec.origin and spec.submodule_search_locations):
        return None
    return Path(next(iter(spec.submodule_search_locations)))
