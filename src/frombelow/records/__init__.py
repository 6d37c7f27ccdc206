"""Public records in, one published release out. This package never sees a member."""
