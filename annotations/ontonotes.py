"""The default scheme: the 18 entity types of OntoNotes 5.0.

Source: the OntoNotes Release 5.0 guidelines; spaCy's English pipelines use the same
names. The descriptions are ours. X and U are left free for reject and undo.
"""

from annotations.label import Label, LabelScheme

# fmt: off
ONTONOTES = LabelScheme((
    Label("PERSON", "p", "#5b93d6", "People, real or fictional, without their titles"),
    Label("NORP", "n", "#d65b86",
          "Nationalities, peoples, religious and political groups"),
    Label("GPE", "g", "#d6935b", "Countries, states, provinces, cities"),
    Label("ORG", "o", "#3fbf8a",
          "Companies, agencies, parties, ministries, institutions"),
    Label("LOC", "l", "#b98a4a",
          "Places without a government: seas, mountains, regions"),
    Label("FAC", "f", "#8f86e0",
          "Buildings, airports, roads, bridges and other facilities"),
    Label("DATE", "d", "#a463d9", "Days, months, years, periods of a day or longer"),
    Label("TIME", "t", "#7c74c9", "Times and periods shorter than a day"),
    Label("EVENT", "e", "#d9644a", "Named events: wars, summits, festivals, storms"),
    Label("LAW", "a", "#46b8c9", "Named laws, treaties, agreements and plans"),
    Label("PRODUCT", "r", "#c9a227",
          "Named things made: vehicles, devices, foods, medicines"),
    Label("WORK_OF_ART", "w", "#c45bb5", "Titles of books, films, songs, reports"),
    Label("LANGUAGE", "s", "#6f9f3f", "Named languages"),
    Label("MONEY", "m", "#7fbf3f", "Amounts of money, with their unit"),
    Label("PERCENT", "c", "#3fa7a0", "Percentages, with the sign or the word"),
    Label("QUANTITY", "q", "#5fa8d3", "Measurements of weight, length, area, volume"),
    Label("ORDINAL", "i", "#a3a046", "First, second, 14th"),
    Label("CARDINAL", "k", "#8c8f99", "Numbers that are of no other kind"),
))
# fmt: on
