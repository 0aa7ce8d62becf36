"""What the weights were made from: name, licence, authors."""

SOURCES = (
    (
        "Groningen Meaning Bank, extract",
        "public domain",
        "J. Bos, V. Basile, K. Evang, N. Venhuizen, J. Bjerva; Voice of America",
    ),
    (
        "GUM 11, Georgetown University Multilayer corpus",
        "annotations CC BY 4.0; texts CC BY, CC BY-SA, or US government",
        "A. Zeldes and others",
    ),
    ("SLUE-VoxPopuli 0.2", "CC0", "S. Shon and others; C. Wang and others"),
    ("CrossNER", "MIT; texts of Wikipedia CC BY-SA 3.0", "Z. Liu and others"),
    (
        "Re-DocRED and DocRED",
        "MIT; texts of Wikipedia CC BY-SA 3.0",
        "Q. Tan and others; Y. Yao and others",
    ),
    (
        "grobid-ner",
        "Apache-2.0; texts of Wikipedia CC BY-SA, and of EHRI",
        "P. Lopez, L. Foppiano",
    ),
    (
        "Wikigold",
        "CC BY 4.0; texts of Wikipedia CC BY-SA 3.0",
        "D. Balasuriya, N. Ringland, J. Nothman, T. Murphy, J. Curran",
    ),
    ("Recognizers-Text", "MIT", "Microsoft"),
    ("GeoNames, names of cities", "CC BY 4.0", "geonames.org"),
)
