from pathlib import Path

import pytest

from tests.commandline import well, write_articles

ARTICLES = (
    "Ada Lovelace met Charles Babbage in London on 5 June 1833.\n\nHe asked £1,700.\n",
    "LISBON, May 3 (Reuters) - Twelve ferries cross the Tagus, 30 percent more.\n",
    "PARIS — 🎻 French President Emmanuel Macron came to the Louvre on Friday.\n",
    "The World Bank lent Kenya $3 million for schools in Nairobi.\n",
    "TOKYO, Jan. 7 -- Toyota Motor Corp. will build cars in Brazil next year.\n",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five articles of our own."""
    return write_articles(tmp_path / "articles", ARTICLES)


@pytest.fixture
def imported(project: Path, folder: Path) -> Path:
    """A project that holds the five articles."""
    well("import", project, folder)
    return project


@pytest.fixture
def press(imported: Path) -> Path:
    """A project with suggestions in its five articles."""
    well("suggest", imported)
    return imported
