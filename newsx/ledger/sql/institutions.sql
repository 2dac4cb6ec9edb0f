-- Courts, ministries, agencies, newsrooms …, each under one name: in how many articles, mentioned how often.
WITH seen AS (SELECT n, unnest(institutions) AS i FROM articles)
SELECT
    any_value(s.name ORDER BY n) AS name, mode(i.acronym ORDER BY n) AS acronym, mode(i.kind ORDER BY n) AS kind,
    mode(i.state ORDER BY n) AS state,
    count(DISTINCT n) AS articles, CAST(sum(len(i.mentions)) AS BIGINT) AS mentions,
    list_sort(list_distinct(list_concat(flatten(list(i.aliases)), list(i.name) FILTER (i.name <> s.name)))) AS aliases
FROM seen
JOIN same_names AS s ON s.key = name_key(i.name, n) AND s.kind = 'institution' AND s.state = coalesce(i.state, '')
GROUP BY s.id
ORDER BY articles DESC, mentions DESC, name;
