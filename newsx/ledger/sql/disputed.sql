-- The texts with a claim that somebody rejects, and the roles of those they name, each under the name it is shown by.
SELECT
    a.n, any_value(a.text) AS "text",
    coalesce(list({'name': s.name, 'role': p.role} ORDER BY s.name, p.role) FILTER (p.role IS NOT NULL), []) AS roles
FROM articles AS a
SEMI JOIN (SELECT n FROM placed WHERE len(disputed_by) > 0) AS d USING (n)
LEFT JOIN (SELECT n, unnest(actors) AS p FROM articles) AS named ON named.n = a.n
LEFT JOIN same_names AS s ON s.key = name_key(p.name, a.n) AND s.kind = p.kind AND s.state = coalesce(p.state, '')
GROUP BY a.n
ORDER BY a.n;
