-- The stories with a figure among those asked for, the biggest first, each with what makes its articles one.
SELECT
    s.story AS number, s.id AS story, s.name AS name, s.title AS title, s.articles AS articles, count(DISTINCT p.n) AS cited,
    CAST(s.first AS VARCHAR) AS "first", CAST(s.last AS VARCHAR) AS "last",
    count(DISTINCT l.row) AS figures, s.given AS given, s.why AS why
FROM stories AS s
JOIN placed AS p ON p.story = s.story
JOIN ledger AS l ON l.f = p.f
GROUP BY ALL
ORDER BY s.story;
