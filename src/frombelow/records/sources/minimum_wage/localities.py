"""Which counties a local minimum wage concerns, and whether it binds the whole county."""

from __future__ import annotations

# Locality as the source writes it -> counties (FIPS) it binds whole.
WHOLE_COUNTIES = {
    ("California", "San Francisco"): ("06075",),
    ("Colorado", "Denver"): ("08031",),
    ("District of Columbia", "Washington"): ("11001",),
    ("Illinois", "Cook County"): ("17031",),
    ("Maryland", "Montgomery County"): ("24031",),
    ("Maryland", "Prince George's County"): ("24033",),
    ("New Mexico", "Bernalillo County"): ("35001",),
    ("New Mexico", "Santa Fe County"): ("35049",),
    ("New York", "New York City"): ("36005", "36047", "36061", "36081", "36085"),
    ("New York", "Long Island & Westchester"): ("36059", "36103", "36119"),
}
# City -> the county it lies in; the county's own minimum stays as it is.
CITIES = {
    ("Arizona", "Flagstaff"): "04005",
    ("California", "Alameda"): "06001", ("California", "Belmont"): "06081", ("California", "Berkeley"): "06001",
    ("California", "Cupertino"): "06085", ("California", "East Palo Alto"): "06081",
    ("California", "El Cerrito"): "06013", ("California", "Emeryville"): "06001", ("California", "Fremont"): "06001",
    ("California", "Hayward"): "06001", ("California", "Los Altos"): "06085", ("California", "Los Angeles"): "06037",
    ("California", "Los Angeles County"): "06037", ("California", "Malibu"): "06037",
    ("California", "Milpitas"): "06085", ("California", "Mountain View"): "06085", ("California", "Novato"): "06041",
    ("California", "Oakland"): "06001", ("California", "Palo Alto"): "06085", ("California", "Pasadena"): "06037",
    ("California", "Petaluma"): "06097", ("California", "Redwood City"): "06081", ("California", "Richmond"): "06013",
    ("California", "San Diego"): "06073", ("California", "San Jose"): "06085", ("California", "San Leandro"): "06001",
    ("California", "San Mateo"): "06081", ("California", "Santa Clara"): "06085",
    ("California", "Santa Monica"): "06037", ("California", "Santa Rosa"): "06097", ("California", "Sonoma"): "06097",
    ("California", "Sunnyvale"): "06085", ("Illinois", "Chicago"): "17031", ("Maine", "Portland"): "23005",
    ("Minnesota", "Minneapolis"): "27053", ("Minnesota", "St. Paul"): "27123", ("New Mexico", "Albuquerque"): "35001",
    ("New Mexico", "Las Cruces"): "35013", ("New Mexico", "Santa Fe"): "35049", ("Oregon", "Portland"): "41051",
    ("Washington", "SeaTac"): "53033", ("Washington", "Seattle"): "53033", ("Washington", "Tacoma"): "53053",
}  # fmt: skip
# The words of a county's note for a rule that binds only a part of it.
PART_OF_COUNTY = {("California", "Los Angeles County"): "the unincorporated parts"}
