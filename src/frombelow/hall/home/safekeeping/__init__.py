"""Keeping members' data safe over time: backups and their way back, keys, what fades every night, and whether the hall stands well.

It stands in home, the one app that knows all others: a backup takes every table, a change of keys every sealed column.
"""
