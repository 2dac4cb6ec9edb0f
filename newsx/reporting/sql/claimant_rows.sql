-- Who says so, for the claims asked for: place 1 is whose figure it is.
WITH said AS (
    SELECT
        c.n, c.nr, c.article, c.claim, generate_subscripts(c.claimed_by, 1) AS place, unnest(c.claimed_by) AS who
    FROM claims AS c
    JOIN placed AS p ON p.n = c.n AND p.claim = coalesce(c.same_as, c.claim)
)
SELECT article, claim, place, who.name AS name, who.kind AS kind, who.state AS state, who.surface AS surface
FROM said ORDER BY n, nr, place;
