-- Everybody named in the articles under one name: persons, states, groups and institutions, and the articles that name
-- them. A masked name is nobody's.
WITH seen AS (
    SELECT n, id AS article, a.name AS name, a.kind AS kind, 'actor' AS of_kind, a.role AS "role", a.affiliation AS affiliation,
        a.state AS state, NULL AS acronym, a.aliases AS aliases
    FROM (SELECT n, id, unnest(actors) AS a FROM articles)
    UNION ALL
    SELECT n, id, i.name, 'institution', i.kind, NULL, NULL, i.state, i.acronym, i.aliases
    FROM (SELECT n, id, unnest(institutions) AS i FROM articles)
)
SELECT
    seen.kind AS kind, mode(of_kind ORDER BY n) AS of_kind, any_value(s.name ORDER BY n) AS name, s.id AS id,
    mode(seen."role" ORDER BY n) AS "role", mode(affiliation ORDER BY n) AS affiliation, mode(seen.state ORDER BY n) AS state,
    mode(acronym ORDER BY n) AS acronym,
    list_sort(list_distinct(list_concat(flatten(list(aliases)), list(seen.name) FILTER (seen.name <> s.name)))) AS aliases,
    list_sort(list_distinct(list(article))) AS articles
FROM seen
JOIN same_names AS s ON s.key = name_key(seen.name, n) AND s.kind = seen.kind AND s.state = coalesce(seen.state, '')
WHERE NOT contains(s.name, '█')
GROUP BY s.id, seen.kind
ORDER BY seen.kind, name, s.id;
