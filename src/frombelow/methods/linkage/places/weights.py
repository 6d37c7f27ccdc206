"""Weights."""

WEIGHTS = dict.fromkeys(
    (
        "share, exact", "share, parts", "share, typo", "share, cut", "mostly", "middle",
        "zip, agrees", "zip, disagrees", "zip, alone", "zip mostly, agrees", "zip mostly, disagrees", "zip mostly, alone",
        "likeliest", "namesake", "neighbor", "distance", "jobs", "jobs, alone", "next in the list",
    ),
    0.0,
)  # fmt: skip
