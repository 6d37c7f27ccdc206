"""How safekeeping says that something cannot be done."""


class Trouble(Exception):
    """One sentence for whoever runs the hall: what is wrong, where, what to do."""
