import pytest

from annotations.formats.uima.layers import NAMED_ENTITY, Kind, kind_of, label_of

DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
OWN = "webanno.custom.Event"


@pytest.mark.parametrize(
    ("layer", "kind"),
    [
        (NAMED_ENTITY, Kind.SPANS),
        (OWN, Kind.SPANS),
        (f"{DKPRO}.coref.type.CoreferenceLink", Kind.SPANS),
        (f"{DKPRO}.lexmorph.type.pos.POS_NOUN", Kind.GRAMMAR),
        (f"{DKPRO}.segmentation.type.Token", Kind.STRUCTURE),
        (f"{DKPRO}.lexmorph.type.morph.MorphologicalFeatures", Kind.STRUCTURE),
        ("cassis.Sentence", Kind.STRUCTURE),
        ("de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata", Kind.STRUCTURE),
        ("org.dkpro.core.api.xml.type.XmlElement", Kind.STRUCTURE),
        ("org.dkpro.core.api.pdf.type.PdfPage", Kind.STRUCTURE),
    ],
)
def test_the_name_of_a_layer_tells_what_it_holds(layer: str, kind: Kind) -> None:
    assert kind_of(layer) is kind


@pytest.mark.parametrize(
    ("layer", "features", "label", "rest"),
    [
        (
            NAMED_ENTITY,
            {"identifier": "Q1", "value": "PER"},
            "PER",
            {"identifier": "Q1"},
        ),
        (NAMED_ENTITY, {"identifier": "Q1"}, "Q1", {}),
        (NAMED_ENTITY, {}, "NamedEntity", {}),
        (OWN, {"kind": "fire", "sure": "yes"}, "fire", {"sure": "yes"}),
        ("org.health.Fever", {"degree": "40"}, "Fever", {"degree": "40"}),
    ],
)
def test_the_first_feature_that_looks_like_one_is_the_label(
    layer: str, features: dict[str, str], label: str, rest: dict[str, str]
) -> None:
    assert label_of(layer, features) == (label, rest)
