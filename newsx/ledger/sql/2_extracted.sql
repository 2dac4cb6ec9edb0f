-- The first and the last day a date may mean: 2023-09-07, 2023-W35, 2023-09, 2023-Q3, 2023.
CREATE MACRO day_from(d) AS CASE
    WHEN regexp_full_match(d, '\d{4}-\d\d-\d\d') THEN try_cast(d AS DATE)
    WHEN regexp_full_match(d, '\d{4}-W\d\d') THEN CAST(try_strptime(d || '-1', '%G-W%V-%u') AS DATE)
    WHEN regexp_full_match(d, '\d{4}-Q[1-4]') THEN make_date(CAST(d[1:4] AS INT), 3 * CAST(d[7] AS INT) - 2, 1)
    WHEN regexp_full_match(d, '\d{4}-\d\d') THEN try_cast(d || '-01' AS DATE)
    WHEN regexp_full_match(d, '\d{4}') THEN try_cast(d || '-01-01' AS DATE)
END;
CREATE MACRO day_to(d) AS CASE
    WHEN regexp_full_match(d, '\d{4}-\d\d-\d\d') THEN day_from(d)
    WHEN regexp_full_match(d, '\d{4}-W\d\d') THEN CAST(day_from(d) + INTERVAL 6 DAY AS DATE)
    WHEN regexp_full_match(d, '\d{4}-Q[1-4]') THEN CAST(day_from(d) + INTERVAL 3 MONTH - INTERVAL 1 DAY AS DATE)
    WHEN regexp_full_match(d, '\d{4}-\d\d') THEN last_day(day_from(d))
    WHEN regexp_full_match(d, '\d{4}') THEN try_cast(d || '-12-31' AS DATE)
END;

-- One row a claim, every mention of it: all that the record says of the count, its sentence, the article it stands in.
-- `key` is what a review calls it by: it holds as long as the text does, whatever a later newsx reads in it.
CREATE VIEW extracted AS
WITH flat AS (
    SELECT
        n, id, label, title, source, published, dateline, text,
        generate_subscripts(counts, 1) AS nr, unnest(counts) AS c
    FROM articles
)
SELECT
    n, id AS article, label, title,
    source.publisher AS publisher, source.url AS url, source.path AS path, source.line AS line,
    published.date AS published, published.basis AS published_basis,
    dateline.place AS dateline_place, dateline.agency AS dateline_agency,
    nr, id || ':' || c.start || '-' || c.end AS key, c.id AS claim, c.surface AS surface, c.start AS "start", c.end AS "end",
    c.sentence[1] AS sentence_start, c.sentence[2] AS sentence_end,
    substring(text, c.sentence[1] + 1, c.sentence[2] - c.sentence[1]) AS sentence,
    c.value AS "value", c.low AS low, c.high AS high, c.comparator AS comparator, c.unit AS unit, c.group AS "group",
    c.qualifiers AS qualifiers, c.age_low AS age_low, c.age_high AS age_high,
    c.event AS event, c.event_surface AS event_surface, c.polarity AS polarity, c.scope AS scope, c.whose AS whose, c.place AS place,
    c.claimed_by AS claimed_by, c.voice AS voice,
    c.as_of.date AS as_of, c.as_of.precision AS as_of_precision, c.as_of.surface AS as_of_surface, c.as_of.basis AS as_of_basis,
    c.since.date AS since, c.disputed_by AS disputed_by, c.verified AS verified,
    c.part_of AS part_of, c.whole AS whole, c.same_as AS same_as, c.sure AS sure, c.rules AS rules,
    -- "told Reuters": the words after the cue, which may name an agency
    nullif(regexp_extract(substring(text, c.sentence[1] + 1, c.sentence[2] - c.sentence[1]),
        '\b(?:told|tells) ((?:the )?[A-Z][\w’-]*(?: [A-Z][\w’-]*){0,3})', 1), '') AS told_to
FROM flat;
