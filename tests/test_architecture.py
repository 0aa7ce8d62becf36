"""The shape of the code, kept by a test so that it cannot drift."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "annotations": {
        "gui",
        "db",
        "commands",
        "main",
        "PySide6",
        "sqlite3",
        "sqlite_utils",
    },
    "db": {"gui", "commands", "main", "PySide6", "spacy"},
    "gui": {"commands", "main", "sqlite3", "sqlite_utils", "spacy"},
    "commands": {"main", "PySide6", "sqlite3", "sqlite_utils", "spacy"},
    "model": {"gui", "db", "commands", "main", "PySide6", "sqlite3", "sqlite_utils"},
}
MODULES = [
    *(p for package in FORBIDDEN for p in sorted((ROOT / package).rglob("*.py"))),
    ROOT / "main.py",
]
FORMATS = "annotations.formats"
# What formats are made of may not know any; who wants one passes it in.
BELOW_FORMATS = {
    "annotations/exchange": (),
    "annotations/formats/parts": (f"{FORMATS}.parts",),
}
LONGEST_FILE = 300
MOST_STATEMENTS = 25
NINETY_PERCENT = 12


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]

    assert FORBIDDEN.get(package, set()).isdisjoint(imported(parsed(path)))


@pytest.mark.parametrize("package", BELOW_FORMATS)
def test_what_formats_are_made_of_knows_none_of_them(package: str) -> None:
    paths = sorted((ROOT / package).rglob("*.py"))
    known = {module for path in paths for module in modules(parsed(path))}

    assert paths
    assert [
        module
        for module in known
        if module.startswith(FORMATS) and not module.startswith(BELOW_FORMATS[package])
    ] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_spacy_is_imported_only_inside_functions(path: Path) -> None:
    top = [node for node in parsed(path).body if is_import(node)]

    assert "spacy" not in set(imported(ast.Module(top, [])))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_type_checking_block_hides_a_cycle(path: Path) -> None:
    names = {n.id for n in ast.walk(parsed(path)) if isinstance(n, ast.Name)}

    assert "TYPE_CHECKING" not in names


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_file_outgrows_a_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_functions_are_small() -> None:
    sizes = sorted(size for path in MODULES for size in function_sizes(parsed(path)))

    assert sizes[-1] <= MOST_STATEMENTS
    assert sizes[int(len(sizes) * 0.9)] <= NINETY_PERCENT


def test_there_is_nothing_to_check_only_if_the_code_has_moved() -> None:
    assert len(MODULES) > len(FORBIDDEN)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def is_import(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom)


def imported(tree: ast.Module) -> Iterator[str]:
    yield from (module.partition(".")[0] for module in modules(tree))


def modules(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)


def function_sizes(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield sum(isinstance(n, ast.stmt) for n in ast.walk(node)) - 1
