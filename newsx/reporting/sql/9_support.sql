-- Between which bounds a figure lies; "about" is taken for a tenth either way.
CREATE VIEW bounded AS
SELECT
    f, n, origin, claimed_by[1].state AS side, event, "group", whose, place, claimed_by[1].id AS who, as_of, claim, part_of,
    coalesce("value", low, high) AS size,
    CASE comparator WHEN 'about' THEN 0.9 * "value" WHEN 'at_most' THEN 0 ELSE coalesce(low, "value") END AS least,
    CASE comparator WHEN 'about' THEN 1.1 * "value" WHEN 'exact' THEN "value" WHEN 'at_most' THEN high WHEN 'range' THEN high END AS most
FROM placed
WHERE polarity = 'affirmed' AND verdict IS DISTINCT FROM 'reject' AND len(claimed_by) > 0 AND event <> 'other' AND coalesce("value", low, high) > 0;

-- Which figures stand against which. `disputed`: somebody rejects it, the text says. `denied`: somebody denies the same
-- figure. `differs`: another claimant gives a figure that cannot be the same, for the same event, group, people and time:
-- in one article; or another side, on the same day of the same place or people. Figures more than ten times apart are taken to count
-- other things.
CREATE TABLE against AS
WITH two AS (
    SELECT a.f AS f, b.f AS other
    FROM bounded AS a JOIN bounded AS b ON a.n = b.n AND a.event = b.event AND a."group" = b."group"
    WHERE a.who <> b.who AND (a.least > b.most OR b.least > a.most)
      AND greatest(a.size, b.size) <= 10 * least(a.size, b.size)
      AND coalesce(a.whose = b.whose, true) AND coalesce(a.place = b.place, true)
      AND coalesce(a.as_of.first <= b.as_of.last AND b.as_of.first <= a.as_of.last, true)
      AND coalesce(a.part_of <> b.claim, true) AND coalesce(b.part_of <> a.claim, true)
    UNION
    SELECT a.f, b.f
    FROM (SELECT DISTINCT * EXCLUDE (n, claim, part_of) FROM bounded WHERE as_of.basis <> 'assumed' AND len(as_of.date) = 10) AS a
    JOIN (SELECT DISTINCT * EXCLUDE (n, claim, part_of) FROM bounded WHERE as_of.basis <> 'assumed' AND len(as_of.date) = 10) AS b
      ON a.event = b.event AND a."group" = b."group" AND a.as_of.date = b.as_of.date
     AND coalesce(a.place, a.whose) = coalesce(b.place, b.whose)
    WHERE a.who <> b.who AND (a.least > b.most OR b.least > a.most)
      AND greatest(a.size, b.size) <= 10 * least(a.size, b.size)
      AND a.origin <> b.origin AND a.side IS DISTINCT FROM b.side AND coalesce(a.whose = b.whose, true)
)
SELECT f, NULL AS other, 'disputed' AS why FROM figures WHERE len(disputed_by) > 0 AND NOT rejected
UNION
SELECT f, other, 'differs' FROM two
UNION
SELECT unnest([a.f, b.f]), unnest([b.f, a.f]), 'denied'
FROM figures AS a
JOIN figures AS b
  ON a.event = b.event AND a."group" = b."group"
 AND coalesce(a."value", a.low, a.high) = coalesce(b."value", b.low, b.high)
WHERE a.polarity = 'affirmed' AND b.polarity = 'denied' AND NOT a.rejected AND NOT b.rejected
  AND coalesce(a.whose = b.whose, true) AND a.claimant_id IS DISTINCT FROM b.claimant_id;

-- How a row is supported: contested, else by several independent texts, else by a single one.
CREATE TABLE support AS
SELECT
    l.row, r.outlets, r.texts, r.claimants, r.seen_first, r.seen_last,
    CASE
        WHEN l.rejected THEN 'rejected'
        WHEN l.polarity = 'denied' OR l.f IN (SELECT f FROM against) THEN 'contested'
        WHEN r.texts > 1 THEN 'several'
        ELSE 'single'
    END AS support
FROM ledger AS l
JOIN reported AS r ON r.same = l.same AND r.whose IS NOT DISTINCT FROM l.whose;

-- The figures that can go on from one another; of "other" nobody knows that it is one event. `beside`: who else claims
-- something in the articles that give a figure without a source.
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
    row, [event, "group"] AS kind, coalesce(claimant_state, words.claimant) AS side, coalesce(b.sides, []) AS beside,
    claimant_id AS claimant, whose, CAST(coalesce("value", low, high) AS BIGINT) AS figure, as_of_last.last AS day
FROM ledger LEFT JOIN beside AS b USING (f)
WHERE polarity = 'affirmed' AND NOT rejected AND event <> 'other' AND comparator <> 'vague'
  AND coalesce("value", low, high) > 0 AND as_of_last.last IS NOT NULL
ORDER BY event, "group", row;
