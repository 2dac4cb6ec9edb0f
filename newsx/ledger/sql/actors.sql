-- Persons, states and groups, each under one name: in how many articles, mentioned how often, in what role.
WITH seen AS (SELECT n, unnest(actors) AS a FROM articles)
SELECT
    any_value(s.name ORDER BY n) AS name, a.kind AS kind,
    mode(a.role ORDER BY n) AS "role", mode(a.state ORDER BY n) AS state, bool_or(a.minor) AS minor,
    count(DISTINCT n) AS articles, CAST(sum(len(a.mentions)) AS BIGINT) AS mentions,
    list_sort(list_distinct(list_concat(flatten(list(a.aliases)), list(a.name) FILTER (a.name <> s.name)))) AS aliases
FROM seen
JOIN same_names AS s ON s.key = name_key(a.name, n) AND s.kind = a.kind AND s.state = coalesce(a.state, '')
GROUP BY s.id, a.kind
ORDER BY articles DESC, mentions DESC, name;
