-- The database of `newsx report --format sqlite`, laid out so that Datasette serves it as it is: keys that it follows as
-- links, full-text search that it finds by the tables' names. Lists are JSON arrays.
CREATE TABLE articles (
    id TEXT PRIMARY KEY, title TEXT, label TEXT, publisher TEXT, url TEXT, path TEXT, line INTEGER,
    published TEXT, published_basis TEXT, dateline_place TEXT, dateline_agency TEXT, language TEXT, text TEXT
);
-- Articles of one happening or one affair; figures of two stories are never compared. `why`: what its articles share.
CREATE TABLE stories (
    number INTEGER, story TEXT PRIMARY KEY, name TEXT, title TEXT, articles INTEGER, cited INTEGER, first TEXT, last TEXT,
    figures INTEGER, given INTEGER, why TEXT
);
CREATE TABLE in_story (
    story TEXT, place INTEGER, article TEXT PRIMARY KEY REFERENCES articles (id), title TEXT, label TEXT, path TEXT,
    "like" TEXT, why TEXT
);
-- `key` is the first claim of a row: it calls the row as long as the text holds. Rows with one number under `supported`
-- give the same figure.
CREATE TABLE ledger (
    row INTEGER PRIMARY KEY, key TEXT, story TEXT REFERENCES stories (story), event TEXT, scope TEXT, polarity TEXT, comparator TEXT, value INTEGER, low INTEGER, high INTEGER,
    surface TEXT, unit TEXT, "group" TEXT, whose TEXT, places TEXT,
    claimant TEXT, claimant_kind TEXT, claimant_state TEXT, also_claimed_by TEXT,
    as_of_first TEXT, as_of_last TEXT, disputed_by TEXT, verified INTEGER, sure REAL,
    support TEXT, supported INTEGER, articles INTEGER, outlets INTEGER, texts INTEGER, claimants INTEGER, via TEXT,
    seen_first TEXT, seen_last TEXT, series INTEGER, updates INTEGER REFERENCES ledger (row),
    accepted INTEGER, read_as TEXT, notes TEXT, mentions INTEGER
);
CREATE TABLE counts (
    article TEXT REFERENCES articles (id), claim TEXT, key TEXT UNIQUE, ledger_row INTEGER REFERENCES ledger (row),
    surface TEXT, start INTEGER, "end" INTEGER, sentence TEXT, sentence_start INTEGER, sentence_end INTEGER,
    value INTEGER, low INTEGER, high INTEGER, comparator TEXT, unit TEXT, "group" TEXT, qualifiers TEXT,
    age_low INTEGER, age_high INTEGER, event TEXT, event_surface TEXT, polarity TEXT, scope TEXT, whose TEXT, place TEXT, voice TEXT,
    as_of TEXT, as_of_precision TEXT, as_of_basis TEXT, as_of_surface TEXT, since TEXT, disputed_by TEXT, verified INTEGER,
    part_of TEXT, whole_surface TEXT, whole_value INTEGER, whole_unit TEXT, same_as TEXT, sure REAL, rules TEXT,
    via TEXT, verdict TEXT, note TEXT, read_as TEXT,
    day_first TEXT, day_last TEXT,
    PRIMARY KEY (article, claim)
);
CREATE TABLE claimants (
    article TEXT REFERENCES articles (id), claim TEXT, place INTEGER, name TEXT, kind TEXT, state TEXT, said TEXT, surface TEXT,
    PRIMARY KEY (article, claim, place),
    FOREIGN KEY (article, claim) REFERENCES counts (article, claim)
);
CREATE TABLE actors (
    article TEXT REFERENCES articles (id), actor TEXT, name TEXT, kind TEXT, role TEXT, affiliation TEXT, state TEXT,
    minor INTEGER, aliases TEXT, mentions INTEGER,
    PRIMARY KEY (article, actor)
);
CREATE TABLE institutions (
    article TEXT REFERENCES articles (id), institution TEXT, name TEXT, acronym TEXT, kind TEXT, state TEXT, aliases TEXT,
    mentions INTEGER,
    PRIMARY KEY (article, institution)
);
CREATE TABLE dropped (
    article TEXT REFERENCES articles (id), rule TEXT, why TEXT, source_start INTEGER, source_end INTEGER
);

-- Articles that are copies of one text (the first of them is `text`), and what showed it.
CREATE TABLE copies (
    article TEXT PRIMARY KEY REFERENCES articles (id), text TEXT REFERENCES articles (id), why TEXT, shared INTEGER, "of" INTEGER
);
-- Names that were taken for one, and why.
CREATE TABLE names (name TEXT, kind TEXT, also TEXT, also_state TEXT, why TEXT, articles INTEGER);
-- Rows of the ledger of which only one can hold, with the claims that show it; `other` is null where who rejects a
-- figure (`by`) gives none, `said` is his sentence.
CREATE TABLE disagreements (
    story TEXT, row INTEGER REFERENCES ledger (row), other INTEGER REFERENCES ledger (row), why TEXT, "by" TEXT,
    key TEXT, other_key TEXT, said TEXT
);

-- What `--into` needs to add more: every record as newsx wrote it (a line of JSON, packed by zlib), what readers said of
-- claims, which names and which articles' stories were said to be one, and whether names of minors are masked.
CREATE TABLE records (id TEXT PRIMARY KEY, path TEXT, line INTEGER, record BLOB);
CREATE TABLE reviews (
    key TEXT, verdict TEXT, note TEXT, value INTEGER, low INTEGER, high INTEGER, comparator TEXT, event TEXT, polarity TEXT,
    whose TEXT, place TEXT, claimed_by TEXT, claimed_by_state TEXT, as_of TEXT
);
CREATE TABLE aliases (name TEXT, alias TEXT);
CREATE TABLE given_stories (story TEXT, article TEXT);
CREATE TABLE options (name TEXT PRIMARY KEY, value TEXT);

-- A claim with its article and whose figure it is.
CREATE VIEW claims AS
SELECT
    c.event, c.polarity, c.scope, c.comparator, c.value, c.low, c.high, c.unit, c."group", c.whose, c.place,
    w.name AS claimed_by, w.state AS claimed_by_state, c.as_of, c.as_of_basis, c.disputed_by, c.verified,
    l.support, c.verdict, c.surface, c.sentence, a.title, a.label AS outlet, c.via, a.published, a.url,
    c.article, c.claim, c.same_as, c.sure, c.key
FROM counts AS c
JOIN articles AS a ON a.id = c.article
LEFT JOIN ledger AS l ON l.row = c.ledger_row
LEFT JOIN claimants AS w ON w.article = c.article AND w.claim = c.claim AND w.place = 1;

-- What one side said over time of one event of a story, running totals: a later figure stands after the one it updates, none is added up.
CREATE VIEW series AS
SELECT
    series, story, event, "group", whose, claimant_state AS side, claimant, as_of_last AS as_of, comparator, value, low, high,
    polarity, support, articles, row, updates
FROM ledger
WHERE series IS NOT NULL
ORDER BY series, as_of_last, row;
