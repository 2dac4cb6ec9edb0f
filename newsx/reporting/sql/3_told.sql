-- What the repeats of a claim inside its article add to the first mention.
CREATE VIEW repeated AS
SELECT
    n, same_as AS claim, count(*) AS times,
    arg_min(whose, nr) AS whose, arg_min(place, nr) AS place, arg_min(qualifiers, nr) AS qualifiers,
    arg_min(claimed_by, nr) FILTER (len(claimed_by) > 0) AS claimed_by,
    arg_min(
        {'date': as_of, 'basis': as_of_basis, 'first': day_first, 'last': day_last}, nr
    ) FILTER (as_of_basis <> 'assumed') AS as_of,
    flatten(list(disputed_by)) AS disputed_by,
    bool_and(verified) AS verified
FROM claims
WHERE same_as IS NOT NULL
GROUP BY n, same_as;

-- One row a claim of an article, its repeats folded into the first mention, which may lack what a later one says.
-- `figure` is what makes two claims the same: event, polarity, figure, of whom, and who says so.
CREATE TABLE told AS
WITH folded AS (
    SELECT
        c.n, c.nr, c.article, c.label, c.claim, c.surface, c.value, c.low, c.high, c.comparator, c.unit, c.group,
        c.event, c.polarity,
        coalesce(c.whose, r.whose) AS whose,
        coalesce(c.place, r.place) AS place,
        CASE WHEN len(c.claimed_by) = 0 THEN coalesce(r.claimed_by, []) ELSE c.claimed_by END AS claimed_by,
        CASE
            WHEN r.as_of IS NOT NULL AND coalesce(c.as_of_basis, 'assumed') = 'assumed' THEN r.as_of
            ELSE {'date': c.as_of, 'basis': c.as_of_basis, 'first': c.day_first, 'last': c.day_last}
        END AS as_of,
        list_concat(c.disputed_by, coalesce(r.disputed_by, [])) AS disputed_by,
        CASE WHEN c.verified AND r.verified IS NOT NULL THEN r.verified ELSE coalesce(c.verified, r.verified) END AS verified,
        1 + coalesce(r.times, 0) AS mentions
    FROM claims AS c
    LEFT JOIN repeated AS r ON r.n = c.n AND r.claim = c.claim
    WHERE c.same_as IS NULL
)
SELECT
    *,
    concat_ws(
        chr(31), event, polarity, comparator, coalesce(CAST("value" AS VARCHAR), ''), coalesce(CAST(low AS VARCHAR), ''),
        coalesce(CAST(high AS VARCHAR), ''), "group", lower(strip_accents(coalesce(claimed_by[1].name, ''))),
        CASE WHEN comparator = 'vague' AND low IS NULL THEN lower(surface) ELSE '' END
    ) AS figure
FROM folded;
