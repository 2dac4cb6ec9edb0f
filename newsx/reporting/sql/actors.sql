-- Persons, states and groups: in how many articles, mentioned how often, in what role (the most frequent one).
WITH seen AS (SELECT n, unnest(actors) AS a FROM articles)
SELECT
    any_value(a.name ORDER BY n) AS name, a.kind AS kind,
    mode(a.role ORDER BY n) AS "role", mode(a.state ORDER BY n) AS state, bool_or(a.minor) AS minor,
    count(DISTINCT n) AS articles, CAST(sum(len(a.mentions)) AS BIGINT) AS mentions,
    list_sort(list_distinct(flatten(list(a.aliases)))) AS aliases
FROM seen
GROUP BY lower(strip_accents(a.name)), a.kind
ORDER BY articles DESC, mentions DESC, name;
