"""How a target is called, by its format."""

from pathlib import Path

from annotations.exchange.format import Format

_ZIP = ".zip"


def proposed(stem: Path, to_format: Format, *, packed: bool = False) -> Path:
    """Name a target: a file, or for a file an article a folder or a .zip."""
    if not to_format.is_spread:
        return stem.with_name(stem.name + to_format.suffixes[0])
    end = _ZIP if packed else ""
    return stem.with_name(f"{stem.name}-{to_format.name}{end}")


def renamed(
    target: Path, before: Format, to_format: Format, *, packed: bool = False
) -> Path:
    """Name a target for another format, as far as its name came from the one before."""
    if not target.name:
        return target
    return proposed(
        target.with_name(_stem(target.name, before)), to_format, packed=packed
    )


def _stem(name: str, of_format: Format) -> str:
    tail = f"-{of_format.name}"
    endings = (*of_format.suffixes, tail + _ZIP, tail, _ZIP)
    for ending in endings:
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return name
