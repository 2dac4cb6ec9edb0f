-- What the extraction warned of, by code.
WITH said AS (SELECT n, unnest(warnings) AS warning FROM articles)
SELECT regexp_extract(warning, '^[^:]+') AS code, count(*) AS times, count(DISTINCT n) AS articles
FROM said GROUP BY code ORDER BY times DESC, code;
