import json
import subprocess
import sys
from importlib.metadata import EntryPoint, version
from pathlib import Path

import pytest
import spacy  # noqa: TID253  to ask for its parts
from spacy.language import Language  # noqa: TID253

from annotations.suggest import load_suggester
from annotations.suggest.built_in import BUILT_IN, LABELS
from annotations.suggest.offers import FOLDER, INSTALLED, Offer, offer, offers
from annotations.suggest.parts import MARKING, OTHERS
from tests.pipelines import saved


def test_the_parts_of_spacy_are_all_known() -> None:
    spacy.blank("en")  # only now they are all registered
    ours = ("copydesk_", "tests_")
    names = {name for name in Language.factories if "." not in name}

    assert {n for n in names if not n.startswith(ours)} == MARKING | OTHERS


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_what_is_built_in_is_offered_as_it_is(name: str) -> None:
    one = offer(name)
    pipeline = load_suggester(name).pipeline

    assert (one.name, one.version) == (pipeline.name, pipeline.version)
    assert (one.source, one.labels, one.trouble) == (name, LABELS, "")


def test_a_folder_is_offered_with_what_it_says_of_itself(tmp_path: Path) -> None:
    folder = saved(
        tmp_path / "both",
        {"Ada": "PER"},
        {"Acme": "ORG", "of": "OF"},
        parts=("sentencizer",),
        meta={"performance": {"speed": 12345.6}},
    )

    one = offer(str(folder))

    assert (one.source, one.kind, one.name) == (str(folder), FOLDER, "en_both")
    assert (one.version, one.labels) == ("1.2.3", ("OF", "ORG", "PER"))
    assert (one.groups, one.trouble, one.speed) == (("ruler",), "", 12346)
    assert one.size > 1000


def test_what_is_offered_and_what_is_loaded_give_the_same_labels(
    tmp_path: Path,
) -> None:
    folder = str(saved(tmp_path / "both", {"Ada": "PER"}, {"Acme": "ORG"}))

    assert offer(folder).labels == load_suggester(folder).labels


@pytest.mark.parametrize(
    ("meta", "words"),
    [
        ({"spacy_version": ">=2.3.0,<2.4.0"}, "made for spaCy >=2.3.0,<2.4.0, and th"),
        ({"requirements": ["spacy-telepathy>=1"]}, "needs spacy-telepathy>=1, missing"),
    ],
)
def test_the_trouble_with_a_pipeline_is_said(
    tmp_path: Path, meta: dict[str, object], words: str
) -> None:
    one = offer(str(saved(tmp_path / "far", {"Ada": "PER"}, meta=meta)))

    assert words in one.trouble
    assert (one.name, one.labels) == ("en_far", ())


@pytest.mark.parametrize("here", ["", version("spacy"), ">=3.0", "nonsense"])
def test_what_is_needed_and_there_is_no_trouble(tmp_path: Path, here: str) -> None:
    needs = ["typer>=0.1", "pywin32>=1; sys_platform == 'nowhere'", "no (sense"]
    meta: dict[str, object] = {"requirements": needs, "spacy_version": here}

    assert not offer(str(saved(tmp_path / "ok", {"A": "B"}, meta=meta))).trouble


def test_a_pipeline_without_a_part_that_marks_is_trouble(tmp_path: Path) -> None:
    folder = saved(tmp_path / "none", parts=("sentencizer",))

    assert "No part of this pipeline marks entities" in offer(str(folder)).trouble


def test_a_part_that_nobody_can_make_is_trouble(tmp_path: Path) -> None:
    folder = saved(tmp_path / "odd", {"A": "B"}, parts=("tests_breaks_down",))

    trouble = offer(str(folder)).trouble

    assert "has a part “tests_breaks_down”, which is missing here" in trouble


def test_parts_that_are_switched_off_mark_nothing(tmp_path: Path) -> None:
    folder = saved(tmp_path / "off", {"Ada": "PER"})
    config = folder / "config.cfg"
    config.write_text(
        config.read_text().replace("disabled = []", 'disabled = ["entity_ruler"]')
    )

    assert "No part of this pipeline marks" in offer(str(folder)).trouble


@pytest.mark.parametrize("text", ["[nlp", "\0", "[nlp]\npipeline = nonsense"])
def test_a_damaged_configuration_is_trouble(tmp_path: Path, text: str) -> None:
    folder = saved(tmp_path / "torn", {"Ada": "PER"})
    (folder / "config.cfg").write_text(text)

    assert offer(str(folder)).trouble


@pytest.mark.parametrize("meta", [{"labels": 3}, {"labels": {"entity_ruler": "PER"}}])
def test_labels_that_make_no_sense_are_none(
    tmp_path: Path, meta: dict[str, object]
) -> None:
    one = offer(str(saved(tmp_path / "odd", {"Ada": "PER"}, meta=meta)))

    assert (one.labels, one.trouble) == ((), "")


def test_what_is_no_pipeline_is_trouble(tmp_path: Path) -> None:
    assert "holds no meta.json" in offer(str(tmp_path)).trouble
    assert "There is no pipeline" in offer("en_nowhere").trouble


def test_a_folder_around_a_pipeline_says_which_one_to_choose(tmp_path: Path) -> None:
    saved(tmp_path / "model-best", {"Ada": "PER"})

    assert "the folder that does, such as “model-best” in it" in (
        offer(str(tmp_path)).trouble
    )


def test_the_folder_of_a_package_is_as_good_as_the_pipeline_in_it(
    tmp_path: Path,
) -> None:
    inner = saved(tmp_path / "en_packed-1.2.3", {"Ada": "PER"})
    meta = json.loads((inner / "meta.json").read_text()) | {"name": "packed"}
    (tmp_path / "meta.json").write_text(json.dumps(meta))

    assert offer(str(tmp_path)).labels == ("PER",)
    assert load_suggester(str(tmp_path)).labels == ("PER",)


def test_everything_to_choose_from_is_listed_once(tmp_path: Path) -> None:
    folder = str(saved(tmp_path / "mine", {"Ada": "PER"}))

    found = [one.source for one in offers([folder, *BUILT_IN, folder])]

    assert found == [*BUILT_IN, folder]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An installed pipeline, as spaCy packages them, with a part of its own."""
    name = "en_tests_packed"
    home = tmp_path / "site" / name
    inner = home / f"{name}-1.2.3"
    inner.parent.mkdir(parents=True)
    saved(inner, {"Ada": "PER"}, parts=("tests_breaks_down",))
    meta = json.loads((inner / "meta.json").read_text()) | {"name": "tests_packed"}
    for folder in (home, inner):
        (folder / "meta.json").write_text(json.dumps(meta))
    (home / "__init__.py").write_text(
        "from pathlib import Path\n"
        "from spacy.util import load_model_from_init_py\n"
        "def load(**how):\n"
        "    return load_model_from_init_py(__file__, **how)\n"
    )
    monkeypatch.syspath_prepend(tmp_path / "site")
    entry = EntryPoint(name, name, "spacy_models")
    monkeypatch.setattr("annotations.suggest.offers.entry_points", lambda **_: [entry])
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


def test_an_installed_pipeline_is_offered_and_may_bring_its_own_parts(
    package: str,
) -> None:
    one = next(one for one in offers() if one.source == package)

    assert (one.kind, one.version, one.labels) == (INSTALLED, "1.2.3", ("PER",))
    assert (one.trouble, one.size > 1000) == ("", True)


def test_an_offer_says_its_facts_in_a_few_words() -> None:
    known = Offer(
        source="x", kind=INSTALLED, size=12_345_678, speed=9000, groups=("sc", "ruler")
    )

    assert known.facts() == (
        "installed · 12.3 MB · 9,000 words a second where it was measured · span "
        "groups sc, ruler"
    )
    assert Offer(source="x", kind=FOLDER).facts() == "folder"


def test_listing_does_not_import_spacy() -> None:
    code = (
        "from annotations.suggest.offers import offers; offers(['x']); "
        "import sys; sys.exit('spacy' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603  our own words
