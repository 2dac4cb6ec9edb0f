-- Articles that are copies of an earlier one's text.
SELECT a.id AS article, first.id AS "text", s.why, s.shared, s.of AS "of"
FROM same_texts AS s JOIN records AS a ON a.n = s.n JOIN records AS first ON first.n = s.text
ORDER BY s.n;
