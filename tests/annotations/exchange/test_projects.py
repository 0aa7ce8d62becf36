from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotations.errors import CopydeskError
from annotations.exchange.found import FoundArticle
from annotations.exchange.sources import files_in, guessed, read_as, unpacked
from annotations.formats import FORMATS

Files = dict[str, str | bytes]
LINES = "T1\tPER 0 3\tAnn\n"
TSV = """\
#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value


#Text=Ann met Bob.
1-1\t0-3\tAnn\t{}\t
1-2\t4-7\tmet\t_\t
1-3\t8-11\tBob\t_\t
1-4\t11-12\t.\t_\t
"""


def packed(files: Files) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def project(folder: Path, files: Files) -> Path:
    path = folder / "project.zip"
    path.write_bytes(packed({"exportedproject1.json": '{"name": "news"}', **files}))
    return path


def inner(label: str) -> bytes:
    return packed({"anything.tsv": TSV.format(label)})


def read(path: Path) -> list[FoundArticle]:
    articles = []
    with unpacked(path) as folder:
        for file in files_in(folder, FORMATS):
            told = guessed(file, FORMATS)
            assert told is not None, file
            articles += [
                one
                for one in read_as(file, told, FORMATS)
                if isinstance(one, FoundArticle)
            ]
    return articles


def said(found: FoundArticle) -> tuple[str, str, list[tuple[str, str]]]:
    return found.where, found.key, [(one.label, one.annotator) for one in found.spans]


def test_a_project_gives_each_document_as_each_of_its_users_left_it(
    tmp_path: Path,
) -> None:
    path = project(
        tmp_path,
        {
            "annotation/wire.txt/ann.zip": inner("PER"),
            "annotation/wire.txt/bob.tsv": TSV.format("ORG"),
            "curation/wire.txt/CURATION_USER.zip": inner("LOC"),
            "source/wire.txt": "Ann met Bob.",
        },
    )

    assert [said(one) for one in read(path)] == [
        ("wire.txt, bob", "wire", [("ORG", "bob")]),
        ("wire.txt, ann", "wire", [("PER", "ann")]),
        ("wire.txt, CURATION_USER", "wire", [("LOC", "CURATION_USER")]),
    ]


def test_a_document_as_it_was_imported_counts_if_nobody_worked_on_it(
    tmp_path: Path,
) -> None:
    path = project(
        tmp_path,
        {
            "annotation/a.tsv/INITIAL_CAS.zip": inner("PER"),
            "annotation/a.tsv/ann.zip": inner("ORG"),
            "annotation/b.tsv/INITIAL_CAS.zip": inner("LOC"),
            "source/a.tsv": TSV.format("PER"),
            "source/b.tsv": TSV.format("LOC"),
            "source/c.tsv": TSV.format("GPE"),
        },
    )

    assert [said(one) for one in read(path)] == [
        ("a.tsv, ann", "a", [("ORG", "ann")]),
        ("b.tsv, INITIAL_CAS", "b", [("LOC", "")]),
        ("c.tsv", "c", [("GPE", "")]),
    ]


def test_a_project_that_was_unpacked_by_hand_is_one_still(tmp_path: Path) -> None:
    path = project(tmp_path, {"annotation/wire.txt/ann.zip": inner("PER")})
    folder = tmp_path / "by hand" / "news"
    with ZipFile(path) as archive:
        archive.extractall(folder)

    whole = read(folder)

    assert [said(one) for one in whole] == [("wire.txt, ann", "wire", [("PER", "ann")])]
    assert [said(one) for one in read(folder.parent)] == [said(one) for one in whole]
    assert (folder / "annotation" / "wire.txt" / "ann.zip").exists()


def test_curated_documents_may_come_without_their_project(tmp_path: Path) -> None:
    path = tmp_path / "curated.zip"
    path.write_bytes(packed({"curation/a.txt/CURATION_USER.zip": inner("PER")}))

    assert [said(one) for one in read(path)] == [
        ("a.txt, CURATION_USER", "a", [("PER", "CURATION_USER")]),
    ]


def test_folders_of_such_names_are_no_project_by_themselves(tmp_path: Path) -> None:
    folder = tmp_path / "annotation" / "brat"
    folder.mkdir(parents=True)
    (folder / "a.ann").write_text(LINES)
    (folder / "a.txt").write_text("Ann met Bob.")
    brat = guessed(folder / "a.ann", FORMATS)
    assert brat is not None

    (found,) = read_as(folder / "a.ann", brat, FORMATS)

    assert isinstance(found, FoundArticle)
    assert said(found) == ("a.ann", "a", [("PER", "")])


def test_what_only_java_can_read_is_to_be_exported_again(tmp_path: Path) -> None:
    path = project(tmp_path, {"annotation_ser/a.txt/ann.ser": b"\xac\xed\0\5"})

    with (
        pytest.raises(CopydeskError, match="UIMA CAS JSON as secondary format"),
        unpacked(path),
    ):
        pass
