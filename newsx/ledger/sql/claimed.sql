-- The claims asked for, each once an article, with the one name of whoever claims them and the days they may mean.
SELECT
    c.key, c.article, c.url, c.publisher, c.label, c.surface, c.sentence,
    c.event, c.polarity, c.comparator, c.value AS "value", c.low, c.high, c.unit, c.group AS "group",
    c.whose, c.place, c.scope, c.as_of, c.as_of_basis, CAST(c.day_first AS VARCHAR) AS day_first, CAST(c.day_last AS VARCHAR) AS day_last,
    c.disputed_by, c.verified, c.sure, c.verdict, c.note, k.claimed_by
FROM claims AS c
JOIN known AS k ON k.n = c.n AND k.nr = c.nr
JOIN placed AS p ON p.n = c.n AND p.claim = c.claim
WHERE c.same_as IS NULL
ORDER BY c.n, c.nr;
