-- The outlets by number of articles.
SELECT label, count(*) AS articles, min(published.date) AS "first", max(published.date) AS "last"
FROM articles GROUP BY label ORDER BY articles DESC, label;
