-- The claims asked for with the words around each.
SELECT
    c.key, c.article, c.url, c.surface, c.start AS "start", c.end AS "end",
    substring(a.text, greatest(c.start - 31, 1), c.start - greatest(c.start - 32, 0)) AS before,
    substring(a.text, c.end + 1, 32) AS after,
    c.event, c.comparator, c.value AS "value", c.low, c.high, c.unit, c.group AS "group", c.polarity,
    c.claimed_by[1].name AS claimed_by, c.as_of, c.verdict, c.note
FROM claims AS c
JOIN placed AS p ON p.n = c.n AND p.claim = coalesce(c.same_as, c.claim)
JOIN records AS a ON a.n = c.n
ORDER BY c.n, c.nr;
