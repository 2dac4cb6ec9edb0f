-- How many blocks each rule dropped, how many characters, in how many articles.
WITH gone AS (SELECT n, unnest(dropped) AS d FROM articles)
SELECT
    d.rule AS rule, any_value(d.why ORDER BY n) AS why, count(*) AS blocks,
    CAST(sum(d.source_end - d.source_start) AS BIGINT) AS characters, count(DISTINCT n) AS articles
FROM gone GROUP BY d.rule ORDER BY blocks DESC, rule;
