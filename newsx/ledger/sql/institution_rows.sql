-- Institutions, article by article.
WITH seen AS (SELECT n, id AS article, unnest(institutions) AS i FROM articles)
SELECT
    article, i.id AS institution, i.name AS name, i.acronym AS acronym, i.kind AS kind, i.state AS state,
    i.aliases AS aliases, len(i.mentions) AS mentions
FROM seen ORDER BY n, institution;
