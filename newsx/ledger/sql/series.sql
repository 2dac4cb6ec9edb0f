-- Figures that go on from one another: each series is what one side said of one event over time. `updates` is the row
-- of the earlier figure that a later one of the same claimant, else of the same side, takes the place of.
SELECT
    s.series, stories.id AS story, l.event, l."group", s.side, s.place, l.row, s.updates, l.words.claimant AS claimant,
    l.comparator, l."value", l.low, l.high, l.words.surface AS surface, l.words.unit AS unit,
    l.as_of_last AS as_of
FROM in_series AS s JOIN ledger AS l ON l.row = s.row JOIN stories ON stories.story = l.story
ORDER BY s.series, s.place;
