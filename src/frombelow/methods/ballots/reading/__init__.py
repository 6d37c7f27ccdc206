"""Files of ballots: read where the meaning is plain, every repair named; refused in one sentence where it is not."""
