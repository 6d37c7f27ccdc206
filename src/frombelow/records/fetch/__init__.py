"""Fetches public records from their publishers, for people with internet: `frombelow records fetch`.

    catalog.py    what can be fetched, as data: address, place in the raw folder, what is in it, how often it changes
    download.py   one file: retries, resume, size limit, web pages instead of data, checksum, atomic rename
    unpack.py     one member out of a zip that may pretend
    ledger.py     `fetched.json`: what was fetched, when, from where, with which SHA-256
    run.py        a whole order: one sentence per fault, the others still fetched
    cli.py        the command

The sources that read these files are `sources/live_*` and `sources/nlrb_nightly`. Nothing here runs in a
build or in a test against anything but 127.0.0.1.
"""
