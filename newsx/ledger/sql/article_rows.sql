-- The articles, for a database that has them beside the claims.
SELECT
    id, title, label, source.publisher AS publisher, source.url AS url, source.path AS path, source.line AS line,
    published.date AS published, published.basis AS published_basis,
    dateline.place AS dateline_place, dateline.agency AS dateline_agency, language, text
FROM articles ORDER BY n;
