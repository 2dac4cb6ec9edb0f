-- What each rule dropped, article by article.
WITH gone AS (SELECT n, id AS article, unnest(dropped) AS d FROM articles)
SELECT article, d.rule AS rule, d.why AS why, d.source_start AS source_start, d.source_end AS source_end
FROM gone ORDER BY n, source_start;
