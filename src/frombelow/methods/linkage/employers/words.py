"""The words of employers' names: which say nothing, which say a trade, which say a place."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# Legal forms, written after points and apostrophes are gone.
LEGAL_FORMS = frozenset(
    ["inc", "incorporated", "incorp", "llc", "llp", "lllp", "pllc", "plc", "lp", "ltd", "limited", "corp", "corporation", "corps", "co", "company", "companies", "cos", "pc", "psc", "gmbh", "sa", "nv", "ag", "lc", "ulc", "cv"]
)
# Two-word legal forms, and words of a docket that are no part of a name.
LEGAL_PHRASES = (
    "limited liability company", "limited liability co", "limited liability corporation", "limited partnership",
    "general partnership", "a single employer", "single employer", "joint employers", "joint employer",
    "a joint venture", "joint venture", "an individual", "a sole proprietorship", "sole proprietor",
    "a california corporation", "a delaware corporation", "a nonprofit corporation", "et al", "et als",
    "and its alter ego", "alter ego", "and its successor", "debtor in possession", "in its entirety",
)  # fmt: skip
STOP_WORDS = frozenset(["the", "of", "and", "at", "for", "in", "on", "by", "to", "a", "an", "or", "its", "with", "from", "as", "de", "la", "del", "los", "las", "el", "y", "und"])

# Written short -> written out. One spelling for each word, so that both sides of a pair meet.
_SHORT = ["admin:administration", "adv:advanced", "agcy:agency", "agri:agricultural", "amb:ambulance", "amer:american", "amr:american", "assoc:association", "assocs:association", "associates:association", "associate:association", "assn:association", "asso:association", "assns:association", "associations:association", "auth:authority", "auto:automotive", "automobile:automotive", "ave:avenue", "bd:board", "bev:beverage", "beverages:beverage", "bldg:building", "bldgs:building", "blvd:boulevard", "bottlg:bottling", "bros:brothers", "bro:brothers", "bus:bus", "cab:cab", "cem:cement", "chem:chemical", "chemicals:chemical", "cmty:community", "comm:community", "commty:community", "comn:commission", "commn:commission", "conc:concrete", "conn:connecticut", "const:construction", "constr:construction", "constrn:construction", "constructors:construction", "contr:contracting", "contracting:contracting", "contractor:contracting", "contractors:contracting", "cont:contracting", "conv:convalescent", "coop:cooperative", "co-op:cooperative", "corr:corrections", "ctr:center", "ctrs:center", "cntr:center", "cent:center", "centre:center", "centers:center", "cnty:county", "cty:county", "del:delivery", "dept:department", "dept:department", "depts:department", "dev:development", "devel:development", "dist:distribution", "distr:distribution", "distrib:distribution", "distributor:distribution", "distributors:distribution", "distributing:distribution", "distg:distribution", "div:division", "ed:education", "educ:education", "elec:electric", "electrical:electric", "elect:electric", "electronics:electronic", "ent:enterprises", "ents:enterprises", "enterprise:enterprises", "entertain:entertainment", "eng:engineering", "engr:engineering", "engrs:engineering", "engineers:engineering", "equip:equipment", "equipments:equipment", "exp:express", "fac:facility", "facilities:facility", "fdry:foundry", "fed:federal", "fin:financial", "fmly:family", "foods:food", "frt:freight", "ft:fort", "furn:furniture", "gen:general", "genl:general", "gov:government", "govt:government", "grp:group", "groups:group", "hdwe:hardware", "health-care:healthcare", "hgts:heights", "hts:heights", "hlth:health", "hosp:hospital", "hospitals:hospital", "hosps:hospital", "hotels:hotel", "housekeeping:housekeeping", "hsg:housing", "hvac:hvac", "ind:industries", "inds:industries", "indus:industries", "industry:industries", "industrial:industries", "ins:insurance", "inst:institute", "int:international", "intl:international", "intern:international", "inter:international", "internat:international", "internatl:international", "interntl:international", "jr:junior", "lab:laboratory", "labs:laboratory", "laboratories:laboratory", "lbr:lumber", "lndry:laundry", "mach:machine", "machinery:machine", "machines:machine", "maint:maintenance", "manf:manufacturing", "manuf:manufacturing", "manufac:manufacturing", "manufacturers:manufacturing", "manufacturer:manufacturing", "mfg:manufacturing", "mfgs:manufacturing", "mfr:manufacturing", "mfrs:manufacturing", "mkt:market", "mkts:market", "markets:market", "mktg:marketing", "med:medical", "mem:memorial", "meml:memorial", "metro:metropolitan", "mgmt:management", "mgt:management", "mngmt:management", "managment:management", "mgnt:management", "mt:mount", "mtn:mountain", "mtr:motor", "mtrs:motor", "motors:motor", "munic:municipal", "mun:municipal", "nat:national", "natl:national", "nsg:nursing", "nurs:nursing", "nrsg:nursing", "orch:orchestra", "org:organization", "pharm:pharmacy", "pharmaceutical:pharmaceutical", "pharmaceuticals:pharmaceutical", "pk:park", "plbg:plumbing", "plmbg:plumbing", "plg:plumbing", "prec:precision", "ptg:printing", "printers:printing", "printer:printing", "prod:products", "product:products", "prods:products", "productions:production", "prop:properties", "property:properties", "props:properties", "pub:public", "publ:publishing", "publishers:publishing", "pwr:power", "reg:regional", "regl:regional", "rehab:rehabilitation", "rehabilitative:rehabilitation", "rest:restaurant", "restaurants:restaurant", "retire:retirement", "rr:railroad", "rwy:railway", "ry:railway", "sanit:sanitation", "sch:school", "schools:school", "schl:school", "schls:school", "sec:security", "secur:security", "serv:service", "services:service", "svc:service", "svcs:service", "srv:service", "srvc:service", "srvs:service", "servs:service", "servc:service", "sers:service", "ser:service", "sta:station", "stn:station", "std:standard", "ste:saint", "stores:store", "str:store", "supp:supply", "suppl:supply", "supplies:supply", "sys:system", "syst:system", "systems:system", "tech:technology", "techn:technology", "technologies:technology", "technical:technology", "tel:telephone", "telecom:telecommunications", "telecomm:telecommunications", "tele:telephone", "term:terminal", "terminals:terminal", "tpt:transportation", "trans:transportation", "transp:transportation", "transport:transportation", "transportations:transportation", "trk:trucking", "trkg:trucking", "truck:trucking", "trucks:trucking", "trucklines:trucking", "twp:township", "univ:university", "util:utility", "utilities:utility", "vet:veterans", "vlg:village", "whs:warehouse", "whse:warehouse", "warehouses:warehouse", "warehousing:warehouse", "whol:wholesale", "whsle:wholesale", "wks:works", "yel:yellow", "sys:system", "nursg:nursing", "convales:convalescent", "homes:home", "hm:home", "hms:home", "centers:center", "apts:apartments", "apt:apartments", "condo:condominium", "condos:condominium", "condominiums:condominium", "supermkt:supermarket", "supermarkets:supermarket", "supermkts:supermarket", "cleaners:cleaning", "cleaner:cleaning", "builders:building", "builder:building", "bakers:bakery", "bakeries:bakery", "bakerys:bakery", "dairies:dairy", "movers:moving", "haulers:hauling", "haulage:hauling", "painters:painting", "roofers:roofing", "restaurante:restaurant", "cafeterias:cafeteria", "casinos:casino", "resorts:resort", "mills:mill", "foundries:foundry", "plastics:plastic", "metals:metal", "steels:steel", "papers:paper", "tires:tire", "tools:tool", "toolworks:tool", "wires:wire", "lines:line", "airlines:airline", "airways:airline", "coaches:coach", "buses:bus", "taxi:cab", "taxicab:cab", "cabs:cab"]
ABBREVIATIONS = dict(pair.split(":", 1) for pair in _SHORT)

# A trade and the words that tell it (spelled as ABBREVIATIONS leaves them).
_TRADES = """
hospital: hospital medical clinic surgical surgery physicians infirmary
nursing: nursing convalescent geriatric manor retirement rest hospice rehabilitation living senior
care: care healthcare health homecare
ambulance: ambulance ems paramedic paramedics
pharmacy: pharmacy drug drugs drugstore pharmaceutical
school: school schools college university academy education learning headstart educational charter
electric: electric electronic lighting
mechanical: plumbing heating mechanical hvac conditioning refrigeration piping sprinkler pipe
construction: construction contracting building concrete paving excavating excavation masonry erectors carpentry
roofing: roofing roof sheet
painting: painting coatings paint drywall plastering decorating
glass: glass glazing mirror
steel: steel iron metal foundry casting castings forge forging aluminum wire brass
machine: machine tool die precision machining
plastic: plastic molding rubber
trucking: trucking freight transportation hauling cartage express motor delivery moving drayage storage warehouse logistics
bus: bus coach transit cab limousine charter
air: airline aviation air airport aircraft aerospace
rail: railroad railway rail
ship: shipping stevedoring stevedore marine maritime terminal shipyard towing
food: food meat packing poultry provision bakery dairy beverage bottling produce fruit candy baking creamery coffee
market: market supermarket grocery grocers foodland iga supermarket deli store
restaurant: restaurant cafe diner grill pizza cafeteria catering tavern bar coffee
hotel: hotel motel inn resort casino lodge suites hilton sheraton marriott
printing: printing press lithographing lithograph graphics publishing newspaper news envelope
paper: paper box packaging container corrugated carton
textile: textile mill knitting garment apparel clothing fashions sportswear dress
furniture: furniture cabinet upholstery mattress bedding
lumber: lumber wood millwork plywood timber
security: security guard guards investigations detective protective
cleaning: cleaning janitorial maintenance housekeeping custodial
laundry: laundry linen uniform
waste: waste disposal sanitation refuse recycling rubbish garbage landfill
energy: oil petroleum gas fuel refinery propane energy power coal mining mine
car: ford chevrolet toyota honda buick pontiac dodge chrysler cadillac nissan volkswagen automotive dealership lincoln mercury bmw
media: broadcasting television radio tv cable theatre theater entertainment
telephone: telephone telecommunications communications wireless
bank: bank insurance credit financial
housing: apartments condominium realty housing properties estates towers
chemical: chemical chemicals paint
church: church diocese ministries parish temple
""".strip().splitlines()
TRADES = {
    word: trade for trade, _, words in (line.partition(":") for line in reversed(_TRADES)) for word in words.split()
}
# Words that say neither who nor what: any employer may carry them.
GENERIC = frozenset(
    ["service", "group", "industries", "enterprises", "products", "system", "management", "international", "national", "american", "association", "center", "general", "united", "america", "usa", "us", "global", "universal", "supply", "manufacturing", "equipment", "division", "department", "corporate", "services", "first", "new", "distribution", "home", "house", "works", "shop", "plant", "facility", "facilities", "store", "community", "regional", "memorial", "area", "public", "association", "development", "systems", "solutions", "technology", "engineering", "resources", "consolidated", "associated", "standard", "central", "quality", "professional", "industrial", "office", "company", "brothers", "family", "sons", "son", "state", "city", "county", "town", "village", "federal", "municipal", "authority", "district", "board", "commission", "agency", "operations", "operating", "properties", "holdings", "partners", "investments", "ventures", "marketing", "sales", "wholesale", "retail", "specialty", "specialties", "foundation", "society", "institute", "club", "organization", "program", "project", "support", "network", "alliance", "council", "local", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast", "northwest", "southeast", "southwest", "upper", "lower", "midwest", "pacific", "atlantic", "coast", "bay", "valley", "river", "lake", "mountain", "hill", "hills", "park", "island", "beach", "harbor", "metropolitan", "greater", "tri", "mid", "inter", "trans", "saint", "st", "mount", "fort", "avenue", "street", "road", "boulevard", "drive", "local", "number", "no", "store", "unit", "site", "location", "plaza", "tower", "place", "side", "view"]
)
STATES = {
    "AL": "alabama", "AK": "alaska", "AZ": "arizona", "AR": "arkansas", "CA": "california", "CO": "colorado",
    "CT": "connecticut", "DE": "delaware", "DC": "district columbia", "FL": "florida", "GA": "georgia",
    "HI": "hawaii", "ID": "idaho", "IL": "illinois", "IN": "indiana", "IA": "iowa", "KS": "kansas", "KY": "kentucky",
    "LA": "louisiana", "ME": "maine", "MD": "maryland", "MA": "massachusetts", "MI": "michigan", "MN": "minnesota",
    "MS": "mississippi", "MO": "missouri", "MT": "montana", "NE": "nebraska", "NV": "nevada", "NH": "new hampshire",
    "NJ": "new jersey", "NM": "new mexico", "NY": "new york", "NC": "north carolina", "ND": "north dakota",
    "OH": "ohio", "OK": "oklahoma", "OR": "oregon", "PA": "pennsylvania", "RI": "rhode island",
    "SC": "south carolina", "SD": "south dakota", "TN": "tennessee", "TX": "texas", "UT": "utah", "VT": "vermont",
    "VA": "virginia", "WA": "washington", "WV": "west virginia", "WI": "wisconsin", "WY": "wyoming",
    "PR": "puerto rico", "GU": "guam", "VI": "virgin islands",
}  # fmt: skip
STATE_WORDS = frozenset(word for name in STATES.values() for word in name.split())

NAMES_COUNTED = 127_797  # distinct spellings behind word_counts.csv
RAREST = 14.0  # bits; a word seen in fewer than about eight names counts as this rare


@cache
def _counts() -> dict[str, int]:
    text = (files(__package__) / "word_counts.csv").read_text(encoding="utf-8")
    rows = (line.split(",") for line in text.splitlines()[1:])
    return {word: int(count) for word, count in rows}


@cache
def bits(word: str) -> float:
    """How much a shared word tells, in bits: -log2 of the share of employers' names that hold it (at most 14)."""
    from math import log2

    count = _counts().get(word, 0)
    return min(RAREST, log2(NAMES_COUNTED / count)) if count else RAREST
