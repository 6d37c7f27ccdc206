"""The words of employers' names, as tables: legal forms, short forms, trades, words that say little."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_word(text: str) -> dict[str, str]:
    """'center: ctr cntr; hospital: hosp' -> {'ctr': 'center', 'cntr': 'center', 'hosp': 'hospital'}; first wins."""
    table: dict[str, str] = {}
    for entry in text.replace("\n", " ").split(";"):
        meaning, _, words = entry.partition(":")
        for word in words.split():
            table.setdefault(word, meaning.strip())
    return table


# Legal forms, written after points and apostrophes are gone.
LEGAL_FORMS = _words(
    """
    ag co companies company corp corporation corps cos cv gmbh inc incorp incorporated lc limited llc lllp llp lp
    ltd nv pc plc pllc psc sa ulc
    """
)
# Legal forms of several words, and words of a docket that are no part of a name.
LEGAL_PHRASES = (
    "limited liability company",
    "limited liability co",
    "limited liability corporation",
    "limited partnership",
    "general partnership",
    "a single employer",
    "single employer",
    "joint employers",
    "joint employer",
    "a joint venture",
    "joint venture",
    "an individual",
    "a sole proprietorship",
    "sole proprietor",
    "a california corporation",
    "a delaware corporation",
    "a nonprofit corporation",
    "et al",
    "et als",
    "and its alter ego",
    "alter ego",
    "and its successor",
    "debtor in possession",
    "in its entirety",
)
# What a stump at the end of a cut name may be the start of.
CUT_FORMS = ("incorporated", "corporation", "limited", "company", "llc", "lp", "subsidiary", "division")
STOP_WORDS = _words("a an and as at by for from in its of on or the to und with y")

# One spelling for each word, so that both sides of a pair meet.
ABBREVIATIONS = _by_word(
    """
    fiber: fibre; theater: theatre theatres theaters; management: mngmnt mangement managment; drug: drugs; america: american;
    pennsylvania: penna penn; commercial: commerical; packing: packers packer; sanitation: sanitary;
    administration: admin; advanced: adv; agency: agcy; agricultural: agri; airline: airlines airways; ambulance:
    amb; america: amer amr; apartments: apt apts; association: assn assns asso assoc associate associates
    associations assocs; authority: auth; automotive: auto automobile; avenue: ave; bakery: bakeries bakers
    bakerys; benjamin: benj; beverage: bev beverages; board: bd; books: bookshop; bottling: bottlg; boulevard:
    blvd; brothers: bro bros; building: bldg bldgs builder builders; bus: buses; cab: cabs taxi taxicab;
    cafeteria: cafeterias; california: calif; capital: capitol; casino: casinos; cement: cem; center: cent centers
    centre cntr ctr ctrs; charles: chas; chemical: chem chemicals; cleaning: cleaner cleaners; coach: coaches;
    commission: commn comn; community: cmty comm commty; concrete: conc; condominium: condo condominiums condos;
    connecticut: conn; construction: const constr constrn constructors; contracting: cont contr contractg
    contractng contractor contractors contrg; convalescent: conv convales; cooperative: co-op coop; corrections:
    corr; county: cnty cty; dairy: dairies; department: dept depts; development: dev
    devel; distribution: dist distg distr distrib distributing distributor distributors; division: div; education:
    ed educ; electric: elec elect electrical; electronic: electronics; engineering: eng engineers engr engrs;
    enterprises: ent enterprise ents; entertainment: entertain; equipment: equip equipments; express: exp;
    facility: fac facilities; family: fmly; federal: fed; financial: fin; food: foods; fort: ft; foundation: fdn
    fdtn; foundry: fdry foundries; freight: frt; furniture: furn; general: gen genl; george: geo; government: gov
    govt; group: groups grp; hardware: hdwe; hauling: haulage haulers; health: hlth; healthcare: health-care;
    heights: hgts hts; highway: hwy; home: hm hms homes; hospital: hosp hospitals hosps; hotel: hotels; housing:
    hsg; industries: ind inds indus industrial industry; institute: inst; insurance: ins; international: int inter
    intern internat internatl interntl intl; james: jas; junior: jr; laboratory: lab laboratories labs; laundry:
    lndry; light: lite; line: lines; lumber: lbr; machine: mach machinery machines; maintenance: maint;
    management: managment mgmt mgnt mgt mngmt; manufacturing: manf manuf manufac manufacturer manufacturers mfg
    mfgs mfr mfrs; market: markets mkt mkts; marketing: mktg; medical: med; memorial: mem meml; metal: metals;
    metropolitan: metro; mill: mills; motor: motors mtr mtrs; mount: mt; mountain: mtn; moving: movers; municipal:
    mun munic; national: nat natl; night: nite; north: no; northwest: nw; nursing: nrsg nsg nurs nursg; orchestra:
    orch; organization: org; overnight: overnite; painting: painters; paper: papers; park: pk; pharmaceutical:
    pharmaceuticals; pharmacy: pharm; plastic: plastics; plumbing: plbg plg plmbg; point: pt; power: pwr;
    precision: prec; printing: printer printers ptg; production: productions; products: prod prods product
    production; properties: prop property props; public: pub; publishing: publ publishers; quick: kwik quik;
    railroad: rr; railway: rwy ry; ready: redi; regional: reg regl; rehabilitation: rehab rehabilitative; resort:
    resorts; restaurant: restaurante restaurants; retirement: retire; road: rd; robert: robt; roofing:
    roofers; saint: ste; sanitation: sanit; school: sch schl schls schools; security: sec secur; service: ser sers
    serv servc services servs srv srvc srvs svc svcs; shop: shoppe shoppes; south: so; southeast: se; southwest:
    sw; square: sq; standard: std; station: sta stn; steel: steels; store: stores str; supermarket: supermarkets
    supermkt supermkts; supply: supp suppl supplies; system: sys syst systems; technology: tech techn technical
    technologies; telecommunications: telecom telecomm; telephone: tel tele; television: tv; terminal: term
    terminals; thomas: thos; through: thru; tire: tires; tool: tools toolworks; township: twp; transportation: tpt
    trans transp transport transportations; trucking: trk trkg truck trucklines trucks; university: univ; utility:
    util utilities; veterans: vet; village: vlg; warehouse: warehouses warehousing whs whse; wholesale: whol
    whsle; william: wm; wire: wires; works: wks; yellow: yel
    """
)
# Two words that are as often written as one.
JOINED = {
    ("health", "care"): "healthcare", ("day", "care"): "daycare", ("home", "care"): "homecare", ("fed", "ex"): "fedex",
    ("federal", "express"): "fedex", ("ready", "mix"): "readymix", ("redi", "mix"): "readymix",
    ("super", "market"): "supermarket", ("food", "service"): "foodservice", ("wal", "mart"): "walmart",
    ("k", "mart"): "kmart", ("u", "haul"): "uhaul", ("sea", "food"): "seafood", ("air", "line"): "airline",
    ("air", "lines"): "airline", ("mail", "order"): "mailorder", ("book", "shop"): "books", ("post", "office"): "postal",
}  # fmt: skip

# A trade and the words that tell it (spelled as ABBREVIATIONS leaves them).
TRADES = _by_word(
    """
    hospital: hospital medical clinic surgical surgery physicians infirmary;
    nursing: nursing convalescent geriatric manor retirement rest hospice rehabilitation living senior;
    care: care healthcare health homecare;
    ambulance: ambulance ems paramedic paramedics;
    pharmacy: pharmacy drug drugs drugstore pharmaceutical;
    school: school schools college university academy education learning headstart educational charter;
    electric: electric electronic lighting;
    mechanical: plumbing heating mechanical hvac conditioning refrigeration piping sprinkler pipe;
    construction: construction contracting building concrete paving excavating excavation masonry erectors carpentry;
    roofing: roofing roof sheet;
    painting: painting coatings paint drywall plastering decorating;
    glass: glass glazing mirror;
    steel: steel iron metal foundry casting castings forge forging aluminum wire brass;
    machine: machine tool die precision machining;
    plastic: plastic molding rubber;
    trucking: trucking freight transportation hauling cartage express motor delivery moving drayage storage warehouse logistics;
    bus: bus coach transit cab limousine charter;
    air: airline aviation air airport aircraft aerospace;
    rail: railroad railway rail;
    ship: shipping stevedoring stevedore marine maritime terminal shipyard towing;
    food: food meat packing poultry provision bakery dairy beverage bottling produce fruit candy baking creamery coffee;
    market: market supermarket grocery grocers foodland iga supermarket deli store;
    restaurant: restaurant cafe diner grill pizza cafeteria catering tavern bar coffee;
    hotel: hotel motel inn resort casino lodge suites hilton sheraton marriott;
    printing: printing press lithographing lithograph graphics publishing newspaper news envelope;
    paper: paper box packaging container corrugated carton;
    textile: textile mill knitting garment apparel clothing fashions sportswear dress;
    furniture: furniture cabinet upholstery mattress bedding;
    lumber: lumber wood millwork plywood timber;
    security: security guard guards investigations detective protective;
    cleaning: cleaning janitorial maintenance housekeeping custodial;
    laundry: laundry linen uniform;
    waste: waste disposal sanitation refuse recycling rubbish garbage landfill;
    energy: oil petroleum gas fuel refinery propane energy power coal mining mine;
    car: ford chevrolet toyota honda buick pontiac dodge chrysler cadillac nissan volkswagen automotive dealership lincoln mercury bmw;
    media: broadcasting television radio tv cable theatre theater entertainment;
    telephone: telephone telecommunications communications wireless;
    bank: bank insurance credit financial;
    housing: apartments condominium realty housing properties estates towers;
    chemical: chemical chemicals paint;
    church: church diocese ministries parish temple
    """
)
# Trades that go with others of their kind, so that they never stand against one.
NEUTRAL_TRADES = frozenset({"care"})
# Trades whose houses belong to their town: two of one name in two towns are two employers, unless more speaks for one.
LOCAL_TRADES = frozenset(
    {"hospital", "nursing", "school", "hotel", "restaurant", "church", "housing", "market", "car", "ambulance", "care"}
)
# Words that say neither who nor what: any employer may carry them.
GENERIC = _words(
    """
    agency alliance america american area associated association atlantic authority avenue bay beach board
    boulevard brothers center central city club coast commission community company consolidated corporate council
    county de del department development distribution district division drive east eastern el engineering
    enterprises equipment facilities facility family federal first fort foundation general global greater group
    harbor hill hills holdings home house industrial industries institute inter international investments island
    la lake las local location los lower management manufacturing marketing memorial metropolitan mid midwest
    mount mountain municipal national network new no north northeast northern northwest number office operating
    operations organization pacific park partners place plant plaza products professional program project
    properties public quality regional resources retail river road saint sales service services shop side site
    society solutions son sons south southeast southern southwest specialties specialty st standard state store
    street supply support system systems technology tower town trans tri unit united universal upper us usa valley
    ventures view village west western wholesale works
    """
)
# What a unit is made of: notices name it beside the employer ("Acme (Drivers & Mechanics)").
GENERIC |= _words(
    """
    blocking bargaining clerical clerks clerk custodians cooks drivers driver employees emps employee engineers
    guards laborers machinists maintenance meat mechanic mechanics nurse nurses office operators prod production
    professional professionals proprietary retail rent rental rentals leasing postal reopener route sales salesmen
    supervisors teachers technical technicians tech wage wages warehousemen workers worker rn lpn lpns rns cna
    charge petitioner respondent employer employers various contract agreement division region unit units
    """
)
# Saints give their names to hospitals, schools and churches everywhere.
SAINTS = _words(
    """
    joseph josephs mary marys luke lukes john johns francis vincent vincents anne annes ann anns elizabeth elizabeths
    anthony anthonys peter peters paul pauls catherine catherines james agnes clare clares clair claire barnabas
    michael michaels margaret margarets mark marks matthew matthews thomas theresa therese rita ritas cloud clouds
    louis charles mercy trinity samaritan sinai bernard patrick patricks helena barbara
    """
)
# Names that many owners carry under licence, or chapters of their own: in another state, another employer.
FRANCHISES = _words(
    "cola pepper goodwill ymca ywca seals parenthood habitat carpet napa snapple visiting yellow checker"
)
# Words that fill up a name: "Nursing Home" and "Nursing Center" are as good as the same.
FILLERS = _words("center company department division facility group home operations service system us usa")
# Places that are no city of their own in the files.
REGIONS = _words(
    """
    alameda alaskan bergen broward carolinas chesapeake cook dade dakotas england essex georgetown harlem hawaiian
    hollywood kauai kern macomb manhattan maricopa maui middlesex napa nassau oahu orange pierce riverside silicon
    sonoma suffolk ventura waikiki westchester wilmington
    """
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
# Codes that are no common word or part of a name: read as the state they stand for.
STATE_CODES_READ = {
    code.lower(): STATES[code]
    for code in "AK AZ CA CT FL GA IL KS KY MD MI MN MO NV OH PA TN TX UT VT WA WI WY".split()  # noqa: SIM905
}
STATE_WORDS = frozenset(word for name in STATES.values() for word in name.split())
