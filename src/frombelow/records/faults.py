"""What can be wrong with a file of public records, said in one sentence."""


class RecordsFault(Exception):
    """A fault the person at the keyboard can act on: shown without a traceback.

    The sentence says what is wrong, where (file, line, column) and what to do.
    """


class SourceAbsent(RecordsFault):
    """A file of a source is not in the folder. The source is then shown as *not loaded*."""
