-- The articles of every story, in order of time, each with what it shares with the one that it is most alike.
SELECT
    s.id AS story, i.place AS place, a.id AS article, a.title AS title, a.label AS label, a.source.path AS path,
    other.label AS "like", l.why AS why
FROM in_story AS i
JOIN stories AS s ON s.story = i.story
JOIN articles AS a ON a.n = i.n
LEFT JOIN (
    SELECT n, arg_max(o, [score, -o]) AS o, arg_max(why, [score, -o]) AS why FROM (
        SELECT a AS n, b AS o, why, score FROM story_links UNION ALL SELECT b, a, why, score FROM story_links
    ) GROUP BY n
) AS l ON l.n = i.n
LEFT JOIN articles AS other ON other.n = l.o
ORDER BY i.story, i.place;
