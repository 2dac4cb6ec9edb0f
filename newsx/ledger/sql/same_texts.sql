-- Articles that are copies of one text: the first of them, the copy, and what showed it.
SELECT
    first.id AS "text", first.label AS text_label, first.title AS text_title,
    a.id AS article, a.label AS label, a.title AS title, a.published.date AS published, a.source.url AS url,
    s.why AS why, s.shared AS shared, s.of AS "of"
FROM same_texts AS s
JOIN articles AS a ON a.n = s.n
JOIN articles AS first ON first.n = s.text
ORDER BY s.text, s.n;
