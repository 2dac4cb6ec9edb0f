-- Persons, states and groups, article by article.
WITH seen AS (SELECT n, id AS article, unnest(actors) AS a FROM articles)
SELECT
    article, a.id AS actor, a.name AS name, a.kind AS kind, a.role AS "role", a.affiliation AS affiliation, a.state AS state,
    a.minor AS minor, a.aliases AS aliases, len(a.mentions) AS mentions
FROM seen ORDER BY n, actor;
