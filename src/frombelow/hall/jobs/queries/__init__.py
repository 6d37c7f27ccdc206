"""What the pages of jobs read. Nothing is kept here: every number comes from the release that the terrain holds."""
