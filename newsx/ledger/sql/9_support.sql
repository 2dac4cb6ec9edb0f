-- How a row is supported: contested where something stands against it, else by several independent texts, else by one.
-- `supported` numbers what is taken for the same figure, whoever claims it: rows with one number support each other.
CREATE TABLE support AS
SELECT
    l.row, min(l.row) OVER (PARTITION BY l.same, l.whose) AS supported, r.outlets, r.texts, r.claimants, r.seen_first, r.seen_last,
    CASE
        WHEN l.rejected THEN 'rejected'
        WHEN l.f IN (SELECT f FROM against UNION SELECT other FROM against WHERE other IS NOT NULL) THEN 'contested'
        WHEN r.texts > 1 THEN 'several'
        ELSE 'single'
    END AS support
FROM ledger AS l
JOIN reported AS r ON r.same = l.same AND r.whose IS NOT DISTINCT FROM l.whose;

-- The figures that can go on from one another: running tallies of one story, no parts of others; of "other" nobody knows that it is one
-- event. `beside`: who else claims something in the articles that give a figure without a source.
CREATE VIEW points AS
WITH sides AS (
    SELECT n, list(DISTINCT coalesce(claimed_by[1].state, claimed_by[1].name)) AS sides
    FROM placed WHERE len(claimed_by) > 0 GROUP BY n
),
beside AS (
    SELECT p.f, list_distinct(flatten(list(s.sides))) AS sides
    FROM placed AS p JOIN sides AS s USING (n) WHERE len(p.claimed_by) = 0 GROUP BY p.f
)
SELECT
    row, [CAST(story AS VARCHAR), event, "group"] AS kind, coalesce(claimant_state, words.claimant) AS side, coalesce(b.sides, []) AS beside,
    claimant_id AS claimant, whose, CAST(coalesce("value", low, high) AS BIGINT) AS figure, as_of_last.last AS day, text
FROM ledger LEFT JOIN beside AS b USING (f)
WHERE NOT part AND polarity = 'affirmed' AND scope = 'total' AND NOT rejected AND event <> 'other' AND comparator <> 'vague'
  AND coalesce("value", low, high) > 0 AND as_of_last.last IS NOT NULL
ORDER BY story, event, "group", row;
