-- From a table `tallies` of votes to happenings and parties, the same way for every file that tells how people voted.
-- Columns of `tallies`: source_row, number, unit, tallied_on, filed_on, closed_on, name (of the employer or the case), city, state,
-- eligible, unions (a list of {name, votes}, in the order of the ballot), votes_for, votes_against, challenged, void, mode, tally_type,
-- unit_text, result (where the file tells it), reason (why the case was closed), status, as_of; further columns do no harm.
-- In a vote on a union's security clause (UD) the unions got no votes: it has no result.

INSERT INTO happening_rows BY NAME
SELECT source_row, 'election:' || number || ':' || unit || ':' || COALESCE(tallied_on::VARCHAR, '') AS event_key, 'election' AS kind,
    number AS case_number, case_type(number) AS case_type, tallied_on AS happened_on, filed_on, closed_on AS ended_on,
    clean_text(name) AS title, city, state, eligible AS size, result, eligible, votes_for, votes_against, challenged, void, mode,
    tally_type, unit_text, reason AS detail, status, as_of
FROM tallies;

INSERT INTO party_rows BY NAME
SELECT source_row, 'employer' AS role, 1 AS position, 'employer' AS kind_hint, name, false AS likely, city, state, NULL::BIGINT AS votes
FROM tallies
UNION ALL
SELECT source_row, 'union', place, 'union', unions[place].name, true, NULL, NULL, unions[place].votes
FROM (SELECT *, unnest(range(1, len(unions) + 1)) AS place FROM tallies);
