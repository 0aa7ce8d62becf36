"""The first steps: articles, suggestions, decisions and their record."""

from sqlite_utils import Database

from db.migrations import backfill
from db.migrations.schema import schema


@schema()
def m001_articles(db: Database) -> None:
    """Texts and where they appeared; the text comes last, so lists need not read it."""
    db.execute("""
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            headline TEXT NOT NULL DEFAULT '',
            byline TEXT NOT NULL DEFAULT '',
            outlet TEXT NOT NULL DEFAULT '',
            dateline TEXT NOT NULL DEFAULT '',
            published TEXT,
            published_precision TEXT
                CHECK (published_precision IN ('year', 'month', 'day', 'minute')),
            source TEXT NOT NULL DEFAULT '',
            url TEXT NOT NULL DEFAULT '',
            language TEXT NOT NULL DEFAULT '',
            imported_at TEXT NOT NULL,
            zones TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(zones)),
            extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
            title TEXT NOT NULL,
            text TEXT NOT NULL,
            CHECK ((published IS NULL) = (published_precision IS NULL))
        ) STRICT
    """)
    for columns in ("title COLLATE NOCASE", "outlet COLLATE NOCASE", "published"):
        name = f"articles_by_{columns.split()[0]}"
        db.execute(f"CREATE INDEX {name} ON articles ({columns})")


@schema()
def m002_search(db: Database) -> None:
    """Look words up in headline and text, whatever their case and accents."""
    db.execute("""
        CREATE VIRTUAL TABLE articles_fts USING fts5 (
            headline, text, content = 'articles', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2'
        )
    """)
    gone = """
        INSERT INTO articles_fts (articles_fts, rowid, headline, text)
        VALUES ('delete', old.id, old.headline, old.text);
    """
    come = """
        INSERT INTO articles_fts (rowid, headline, text)
        VALUES (new.id, new.headline, new.text);
    """
    for event, body in (("INSERT", come), ("DELETE", gone), ("UPDATE", gone + come)):
        name = f"articles_fts_after_{event.lower()}"
        db.execute(f"CREATE TRIGGER {name} AFTER {event} ON articles BEGIN {body} END")


@schema()
def m003_suggestions(db: Database) -> None:
    """What machines proposed, which machines, and which articles they have read."""
    db.execute("""
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            digest TEXT NOT NULL,
            settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),
            started_at TEXT NOT NULL,
            finished_at TEXT
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE article_runs (
            article_id INTEGER NOT NULL REFERENCES articles (id),
            run_id INTEGER NOT NULL REFERENCES runs (id),
            suggestions INTEGER NOT NULL CHECK (suggestions >= 0),
            PRIMARY KEY (article_id, run_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("""
        CREATE TABLE suggestions (
            id INTEGER PRIMARY KEY,
            run_id INTEGER NOT NULL REFERENCES runs (id),
            article_id INTEGER NOT NULL REFERENCES articles (id),
            start INTEGER NOT NULL CHECK (start >= 0),
            "end" INTEGER NOT NULL CHECK ("end" > start),
            label TEXT NOT NULL,
            score REAL,
            rule TEXT NOT NULL DEFAULT ''
        ) STRICT
    """)
    db.execute("""
        CREATE INDEX suggestions_by_article ON suggestions (article_id, run_id)
    """)


@schema()
def m004_people_and_labels(db: Database) -> None:
    """Who annotates, how far each is with an article, and the labels in use."""
    db.execute("""
        CREATE TABLE labels (
            name TEXT PRIMARY KEY,
            position INTEGER NOT NULL,
            key TEXT NOT NULL DEFAULT '',
            colour TEXT NOT NULL,
            description TEXT NOT NULL DEFAULT ''
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE annotators (
            name TEXT PRIMARY KEY,
            joined_at TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE reviews (
            annotator TEXT NOT NULL REFERENCES annotators (name),
            article_id INTEGER NOT NULL REFERENCES articles (id),
            state TEXT NOT NULL CHECK (state IN ('unseen', 'started', 'done')),
            pending INTEGER NOT NULL CHECK (pending >= 0),
            active_seconds REAL NOT NULL DEFAULT 0,
            actions INTEGER NOT NULL DEFAULT 0,
            updated_at TEXT NOT NULL,
            PRIMARY KEY (annotator, article_id)
        ) STRICT, WITHOUT ROWID
    """)
    db.execute("CREATE INDEX reviews_by_article ON reviews (article_id)")


@schema()
def m005_annotations(db: Database) -> None:
    """The present, kept beside the record so that opening is quick."""
    db.execute("""
        CREATE TABLE annotations (
            id TEXT PRIMARY KEY,
            article_id INTEGER NOT NULL REFERENCES articles (id),
            annotator TEXT NOT NULL REFERENCES annotators (name),
            start INTEGER NOT NULL CHECK (start >= 0),
            "end" INTEGER NOT NULL CHECK ("end" > start),
            label TEXT NOT NULL,
            state TEXT NOT NULL
                CHECK (state IN ('confirmed', 'corrected', 'rejected', 'added')),
            suggestion_id INTEGER REFERENCES suggestions (id),
            suggested_run INTEGER REFERENCES runs (id),
            suggested_start INTEGER,
            suggested_end INTEGER,
            suggested_label TEXT,
            suggested_score REAL,
            suggested_rule TEXT,
            note TEXT NOT NULL DEFAULT '',
            created_at TEXT NOT NULL,
            decided_at TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE INDEX annotations_by_article ON annotations (article_id, annotator)
    """)


@schema()
def m006_record(db: Database) -> None:
    """Everything anyone did, in order; nothing here is ever changed or removed."""
    db.execute("""
        CREATE TABLE edits (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            annotator TEXT NOT NULL REFERENCES annotators (name),
            action TEXT NOT NULL,
            title TEXT NOT NULL,
            at TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('fresh', 'undo', 'redo')),
            reverses TEXT REFERENCES edits (id)
        ) STRICT
    """)
    db.execute("CREATE INDEX edits_by_annotator ON edits (annotator, seq)")
    db.execute("""
        CREATE TABLE changes (
            edit INTEGER NOT NULL REFERENCES edits (seq),
            position INTEGER NOT NULL,
            article_id INTEGER NOT NULL REFERENCES articles (id),
            what TEXT NOT NULL CHECK (what IN ('annotation', 'review')),
            annotation_id TEXT,
            suggestion_id INTEGER,
            before TEXT CHECK (before IS NULL OR json_valid(before)),
            after TEXT CHECK (after IS NULL OR json_valid(after)),
            PRIMARY KEY (edit, position),
            CHECK (before IS NOT NULL OR after IS NOT NULL)
        ) STRICT, WITHOUT ROWID
    """)
    for column in ("annotation_id", "suggestion_id"):
        db.execute(f"""
            CREATE INDEX changes_by_{column} ON changes ({column})
            WHERE {column} IS NOT NULL
        """)


@schema()
def m007_pipelines(db: Database) -> None:
    """Which pipelines a project can choose from, and what their labels become."""
    db.execute("""
        CREATE TABLE pipelines (
            source TEXT PRIMARY KEY,
            chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen IN (0, 1)),
            span_groups TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(span_groups))
        ) STRICT
    """)
    db.execute("CREATE UNIQUE INDEX pipeline_chosen ON pipelines (chosen) WHERE chosen")
    db.execute("""
        CREATE TABLE label_maps (
            pipeline TEXT NOT NULL,
            label TEXT NOT NULL,
            target TEXT NOT NULL,
            PRIMARY KEY (pipeline, label)
        ) STRICT, WITHOUT ROWID
    """)


@schema()
def m008_tallies(db: Database) -> None:
    """How sure machines are of what is undecided, and where their runs disagree."""
    db.execute("""
        CREATE TABLE tallies (
            article_id INTEGER PRIMARY KEY REFERENCES articles (id),
            run_id INTEGER NOT NULL REFERENCES runs (id),
            lowest REAL,
            mean REAL,
            disputed INTEGER NOT NULL CHECK (disputed >= 0),
            by_run TEXT NOT NULL CHECK (json_valid(by_run))
        ) STRICT
    """)
    db.execute("""
        CREATE INDEX tallies_disputed ON tallies (article_id) WHERE disputed > 0
    """)
    for column in (
        "lowest REAL",
        "mean REAL",
        "disputed INTEGER NOT NULL DEFAULT 0 CHECK (disputed >= 0)",
        "by_run TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(by_run))",
    ):
        db.execute(f"ALTER TABLE reviews ADD COLUMN {column}")
    backfill.fill(db)
