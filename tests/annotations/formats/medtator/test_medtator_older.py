from pathlib import Path

import pytest

from annotations.exchange.found import FoundArticle
from annotations.exchange.settling import Settled, settled
from annotations.exchange.sources import guessed
from annotations.formats import FORMATS
from annotations.formats.medtator.medtator import MEDTATOR

DECLARED = '<?xml version="1.0" encoding="UTF-8" ?>\n'
PAGE = """\
<Task>
<TEXT><![CDATA[Ann took aspirin.]]></TEXT>
<TAGS>
<PER id="P0" start="0" end="3" text="Ann" role="patient" />
<DRUG id="D0" spans="9~16" text="aspirin" />
<TAKES id="L0" fromID="P0" fromText="Ann" toID="D0" toText="aspirin" />
</TAGS>
</Task>
"""


def read(folder: Path, data: str) -> Settled:
    path = folder / "a.xml"
    path.write_text(data)
    assert guessed(path, FORMATS) is MEDTATOR
    (found,) = MEDTATOR.read(path)
    assert isinstance(found, FoundArticle)
    return settled(found)


def test_places_may_be_said_in_two_attributes(tmp_path: Path) -> None:
    outcome = read(tmp_path, DECLARED + PAGE)

    text = outcome.annotated.article.text
    spans = [(one.words(text), one.label) for one in outcome.annotated.spans]
    assert spans == [("Ann", "PER"), ("aspirin", "DRUG")]
    assert dict(outcome.annotated.spans[0].values) == {"role": "patient"}
    assert [one.label for one in outcome.annotated.relations] == ["TAKES"]
    assert not outcome.found.left_aside


@pytest.mark.parametrize(
    "data",
    [
        PAGE,
        DECLARED + "<!DOCTYPE Task>\n" + PAGE,
        DECLARED + '<!DOCTYPE Task SYSTEM "task.dtd">\n<!-- made -->\n' + PAGE,
        DECLARED + PAGE.replace("<Task>", '<Task version="2">'),
    ],
)
def test_it_is_told_whatever_stands_before_its_text(tmp_path: Path, data: str) -> None:
    assert len(read(tmp_path, data).annotated.spans) == 2
