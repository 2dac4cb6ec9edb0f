-- The texts of some articles with what is marked in them: `shown` holds their ids. Reads the files a second time.
SELECT
    r.id, r.title, r.text, r.language, r.published, r.source, r.dateline, r.authors,
    r.blocks, r.dropped, r.actors, r.institutions, r.counts, r.warnings
FROM read_json(
    getvariable('files'),
    format = 'newline_delimited',
    maximum_object_size = 33554432,
    columns = {
        id: 'VARCHAR', title: 'VARCHAR', text: 'VARCHAR', language: 'VARCHAR',
        published: 'STRUCT("date" VARCHAR, basis VARCHAR)',
        source: 'STRUCT(path VARCHAR, url VARCHAR, publisher VARCHAR)',
        dateline: 'STRUCT(place VARCHAR, agency VARCHAR)',
        authors: 'VARCHAR[]',
        blocks: 'STRUCT(kind VARCHAR, "start" BIGINT, "end" BIGINT)[]',
        dropped: 'STRUCT(rule VARCHAR, why VARCHAR, text VARCHAR)[]',
        actors: 'STRUCT(id VARCHAR, name VARCHAR, kind VARCHAR, "role" VARCHAR, mentions BIGINT[][])[]',
        institutions: 'STRUCT(id VARCHAR, name VARCHAR, kind VARCHAR, mentions BIGINT[][])[]',
        counts: 'STRUCT(
            id VARCHAR, surface VARCHAR, "start" BIGINT, "end" BIGINT, sentence BIGINT[], "value" BIGINT, low BIGINT, high BIGINT,
            comparator VARCHAR, unit VARCHAR, "group" VARCHAR, event VARCHAR, event_surface VARCHAR, polarity VARCHAR, scope VARCHAR,
            whose VARCHAR, place VARCHAR,
            claimed_by STRUCT(name VARCHAR, state VARCHAR, "start" BIGINT, "end" BIGINT)[],
            as_of STRUCT("date" VARCHAR, basis VARCHAR, "start" BIGINT, "end" BIGINT), same_as VARCHAR, sure DOUBLE
        )[]',
        warnings: 'VARCHAR[]'
    }
) AS r
JOIN shown USING (id)
QUALIFY row_number() OVER (PARTITION BY r.id) = 1
ORDER BY shown.place;
