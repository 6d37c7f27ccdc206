"""Reading votes files: bytes in; votes, repairs and problems out. Nothing here opens a file."""

from frombelow.methods.opinions.reading.votes_file import Reading, read_votes, with_statements

__all__ = ["Reading", "read_votes", "with_statements"]
