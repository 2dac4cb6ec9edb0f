-- A name as it is compared: no accents, no points, one apostrophe, no article. A masked one is nobody's in another article.
CREATE MACRO name_key(name, n) AS
    regexp_replace(lower(strip_accents(translate(replace("name", '.', ''), '’`ʼ', ''''''''))), '^the ', '')
    || CASE WHEN contains("name", '█') THEN ' ' || n ELSE '' END;

-- Who claims what, place 1 being whose figure it is.
CREATE TABLE claimants AS
SELECT
    n, nr, generate_subscripts(claimed_by, 1) AS place, unnest(claimed_by) AS who
FROM claims;

-- Every name of the records, with what is said of its bearer.
CREATE VIEW seen AS
SELECT n, a.name AS name, a.kind AS kind, a.state AS state, a.role AS "role", NULL AS acronym
FROM (SELECT n, unnest(actors) AS a FROM articles)
UNION ALL
SELECT n, i.name, 'institution', i.state, i.kind, i.acronym
FROM (SELECT n, unnest(institutions) AS i FROM articles)
UNION ALL
SELECT n, who.name, who.kind, who.state, NULL, NULL FROM claimants WHERE who.kind IN ('person', 'institution', 'state', 'group');

CREATE VIEW names AS
SELECT
    name_key(name, n) AS key, kind, coalesce(state, '') AS state, mode(name ORDER BY name) AS name,
    mode("role" ORDER BY "role") AS "role", mode(acronym ORDER BY acronym) AS acronym, count(DISTINCT n) AS articles
FROM seen
GROUP BY ALL
ORDER BY kind, key, state;
