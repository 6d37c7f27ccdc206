"""Files read into the list.

Where this stands: above models and queries, below actions. The modules that read files know neither Django nor the database
(`opening`, `csvs`, `sheets`, `cards`, `dialects`, `columns`, `rows`, `keys`, `jobs`): they run in a process of their own, within limits.
`store` keeps a file sealed while it waits; `bulk` is the one module with SQL of its own; `checking`, `committing` and `undoing` are the three works.
"""
