-- Courts, ministries, agencies, newsrooms …: in how many articles, mentioned how often.
WITH seen AS (SELECT n, unnest(institutions) AS i FROM articles)
SELECT
    any_value(i.name ORDER BY n) AS name, mode(i.acronym ORDER BY n) AS acronym, mode(i.kind ORDER BY n) AS kind,
    mode(i.state ORDER BY n) AS state,
    count(DISTINCT n) AS articles, CAST(sum(len(i.mentions)) AS BIGINT) AS mentions,
    list_sort(list_distinct(flatten(list(i.aliases)))) AS aliases
FROM seen
GROUP BY lower(strip_accents(i.name))
ORDER BY articles DESC, mentions DESC, name;
