-- A reader's verdicts, each with its claim. `given` holds the lines of the review file; a claim is called by its key
-- (article:start-end) or by its article and number (article:c3). `wrong` keeps what newsx had read.
CREATE TABLE reviews AS
WITH found AS (
    SELECT g.nr AS line, e.n, e.nr FROM given AS g JOIN extracted AS e ON e.key = g.key
    UNION
    SELECT g.nr, e.n, e.nr FROM given AS g JOIN extracted AS e ON e.article || ':' || e.claim = g.key
)
SELECT
    f.line, f.n, f.nr, g.verdict, g.note,
    nullif(g.value, e.value) AS value, nullif(g.low, e.low) AS low, nullif(g.high, e.high) AS high,
    nullif(g.comparator, e.comparator) AS comparator, nullif(g.event, e.event) AS event,
    nullif(g.polarity, e.polarity) AS polarity, nullif(g.whose, coalesce(e.whose, '-')) AS whose,
    nullif(g.place, coalesce(e.place, '-')) AS place,
    nullif(g.claimed_by, coalesce(e.claimed_by[1].name, '-')) AS claimed_by,
    nullif(g.claimed_by_state, coalesce(e.claimed_by[1].state, '-')) AS claimed_by_state,
    nullif(g.as_of, coalesce(e.as_of, '-')) AS as_of,
    nullif(concat_ws(
        '; ',
        CASE WHEN g.value <> e.value OR (g.value IS NOT NULL AND e.value IS NULL) THEN 'value ' || coalesce(CAST(e.value AS VARCHAR), '-') END,
        CASE WHEN g.comparator <> e.comparator THEN 'comparator ' || e.comparator END,
        CASE WHEN g.event <> e.event THEN 'event ' || e.event END,
        CASE WHEN g.polarity <> e.polarity THEN 'polarity ' || e.polarity END,
        CASE WHEN g.whose <> coalesce(e.whose, '-') THEN 'whose ' || coalesce(e.whose, '-') END,
        CASE WHEN g.place <> coalesce(e.place, '-') THEN 'place ' || coalesce(e.place, '-') END,
        CASE WHEN g.claimed_by <> coalesce(e.claimed_by[1].name, '-') THEN 'claimed by ' || coalesce(e.claimed_by[1].name, '-') END,
        CASE WHEN g.as_of <> coalesce(e.as_of, '-') THEN 'as of ' || coalesce(e.as_of, '-') END
    ), '') AS wrong
FROM found AS f
JOIN given AS g ON g.nr = f.line
JOIN extracted AS e ON e.n = f.n AND e.nr = f.nr
QUALIFY row_number() OVER (PARTITION BY f.n, f.nr ORDER BY f.line DESC) = 1;

-- The claims as they were extracted, with what a reader put right; `read_as` keeps what newsx had read. 
CREATE TABLE claims AS
WITH reviewed AS (
    SELECT
        e.* REPLACE (
            coalesce(r.value, e.value) AS "value",
            coalesce(r.comparator, e.comparator) AS comparator,
            coalesce(r.event, e.event) AS event,
            coalesce(r.polarity, e.polarity) AS polarity,
            CASE WHEN r.whose = '-' THEN NULL ELSE coalesce(r.whose, e.whose) END AS whose,
            CASE WHEN r.place = '-' THEN NULL ELSE coalesce(r.place, e.place) END AS place,
            CASE
                WHEN r.claimed_by = '-' THEN []
                WHEN r.claimed_by IS NULL OR r.claimed_by = e.claimed_by[1].name THEN e.claimed_by
                ELSE [{'name': r.claimed_by, 'kind': coalesce(e.claimed_by[1].kind, 'person'),
                       'state': coalesce(r.claimed_by_state, e.claimed_by[1].state), 'surface': e.claimed_by[1].surface}]
            END AS claimed_by,
            CASE WHEN r.as_of = '-' THEN NULL ELSE coalesce(r.as_of, e.as_of) END AS as_of,
            CASE WHEN r.as_of <> coalesce(e.as_of, '') THEN 'given' ELSE e.as_of_basis END AS as_of_basis
        ),
        e.value AS read_value, r.low AS given_low, r.high AS given_high,
        r.verdict AS verdict, r.note AS note, r.wrong AS wrong
    FROM extracted AS e
    LEFT JOIN reviews AS r ON r.n = e.n AND r.nr = e.nr
)
SELECT
    * EXCLUDE (read_value, given_low, given_high, wrong) REPLACE (
        CASE
            WHEN given_low IS NOT NULL THEN given_low
            WHEN "value" IS NULL OR verdict IS DISTINCT FROM 'change' THEN low
            WHEN comparator IN ('exact', 'at_least') THEN "value"
        END AS low,
        CASE
            WHEN given_high IS NOT NULL THEN given_high
            WHEN "value" IS NULL OR verdict IS DISTINCT FROM 'change' THEN high
            WHEN comparator IN ('exact', 'at_most') THEN "value"
        END AS high
    ),
    wrong AS read_as,
    day_from(coalesce(as_of, published)) AS day_first,
    day_to(coalesce(as_of, published)) AS day_last
FROM reviewed;

-- A denial repeats nothing that somebody affirms, however the two were linked; where it is read with so little certainty
-- that it is no denial, it stays a repeat.
UPDATE claims SET same_as = NULL
FROM (SELECT n, claim FROM claims WHERE polarity <> 'denied') AS first
WHERE claims.polarity = 'denied' AND claims.sure >= 0.25 AND claims.n = first.n AND claims.same_as = first.claim;
