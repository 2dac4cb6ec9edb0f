-- Which texts may be copies of one. A copy whose words were changed for others of the same meaning keeps its names and
-- figures in their order; so each text is known by its sentences and by what stands next to what in that order.
CREATE TABLE marks AS
WITH cut AS (
    SELECT
        n,
        -- names and figures: what is capitalised or a numeral after a word that goes on, not what begins a sentence
        list_transform(
            regexp_extract_all(text, '(?:[a-z0-9,;’''“(–-] )((?:[A-Z]\w*(?:[-’''][A-Z]\w*)*|\d[\d,.]*\d|\d))', 1),
            lambda word: lower(word)
        ) AS words,
        regexp_split_to_array(lower(text), '[.!?]["”’)]*\s+|\n+') AS sentences
    FROM articles
    WHERE len(counts) > 0
)
SELECT
    n,
    list_distinct(list_transform(list_zip(words[:-2], words[2:]), lambda two: hash(two))) AS pairs,
    list_distinct(list_filter(words, lambda word: regexp_matches(word, '^\d'))) AS figures,
    list_distinct(list_filter(words, lambda word: NOT regexp_matches(word, '^\d'))) AS names,
    list_distinct(list_transform(list_filter(sentences, lambda s: length(s) > 30), lambda s: hash(s))) AS sentences
FROM cut;

-- Only texts that share two keys are compared, each with the first and the one before it that have the key: the work
-- grows with the number of articles, not with its square. A key is one of the smallest hashes of a text's pairs and
-- sentences, so that copies, cut ones too, choose the same.
CREATE VIEW compared AS
WITH keys AS (
    SELECT n, unnest(list_concat(list_sort(pairs)[:16], list_sort(sentences)[:8])) AS key FROM marks
),
near AS (
    SELECT
        n,
        first_value(n) OVER (PARTITION BY key ORDER BY n) AS earliest,
        lag(n) OVER (PARTITION BY key ORDER BY n) AS before
    FROM keys
),
candidates AS (
    SELECT n AS b, a
    FROM (SELECT n, earliest AS a FROM near UNION ALL SELECT n, before FROM near WHERE before <> earliest)
    WHERE a < n
    GROUP BY a, n
    HAVING count(*) >= 2
)
SELECT
    a, b,
    len(list_intersect(x.sentences, y.sentences)) AS sentences, least(len(x.sentences), len(y.sentences)) AS of_sentences,
    len(list_intersect(x.pairs, y.pairs)) AS pairs, least(len(x.pairs), len(y.pairs)) AS of_pairs,
    len(list_intersect(x.figures, y.figures)) AS figures, least(len(x.figures), len(y.figures)) AS of_figures,
    len(list_intersect(x.names, y.names)) AS names, least(len(x.names), len(y.names)) AS of_names
FROM candidates
JOIN marks AS x ON x.n = a
JOIN marks AS y ON y.n = b
ORDER BY b, a;
