-- Runs after the cases became happenings: adds the petitions that came to a vote.
INSERT INTO happening_rows BY NAME
SELECT source_row, 'election:' || number || ':A:' || clean_day("Tally Date") AS event_key, 'election' AS kind, number AS case_number,
    case_type(number) AS case_type, clean_day("Tally Date") AS happened_on, clean_day("Date Filed") AS filed_on,
    'Starbucks Corporation' AS title, clean_text("City") AS city, clean_state("State") AS state,
    clean_whole("Num Eligible Voters") AS size,
    CASE "Status" WHEN 'Unionized' THEN 'won' WHEN 'Voted Failed' THEN 'lost' WHEN 'Open' THEN 'open' END AS result,
    clean_whole("Num Eligible Voters") AS eligible, clean_whole("Votes For Union") AS votes_for,
    clean_whole("Votes Against") AS votes_against, tally_words('Initial', "Ballot Type") AS tally_type,
    CASE "Status" WHEN 'Open' THEN 'open' ELSE 'closed' END AS status, DATE '2023-03-15' AS as_of
FROM elections;

INSERT INTO party_rows BY NAME
SELECT source_row, 'employer' AS role, 1 AS position, 'employer' AS kind_hint, 'Starbucks Corporation' AS name, false AS likely,
    clean_text("City") AS city, clean_state("State") AS state, NULL::BIGINT AS votes
FROM elections
UNION ALL
SELECT source_row, 'union', 1, 'union', "Labor Union", true, NULL, NULL, clean_whole("Votes For Union") FROM elections;
