"""The national unions: OLMS label, abbreviations and names in use.

One row a union: `code | OLMS label(s) | abbreviations | names | last year | successor`. Several values in a
cell are separated by `;`. Codes and labels are the Labor Department's (OLMS: `AFF_ABBR`, `UNION_NAME`); the
abbreviations and names are those the unions use, the mergers are public history. Add a spelling by adding words.
"""

from __future__ import annotations

from dataclasses import dataclass

TABLE = """
AAA | ACTORS AND ARTISTES AFL-CIO | AAAA; AEA | Actors Equity Association; Associated Actors and Artistes of America | |
ABGW | ALUMINUM BRICK GLASS WKRS AFL-CIO | ABGW; ABGWIU | Aluminum Brick and Glass Workers International Union | 1996 | USW
ACOPS | AMERICAN COALITION OF PUBLC SAFETY | ACOPS | American Coalition of Public Safety | |
ACT | ASSOCIATION OF CIVILIAN TECHNICIANS | ACT | Association of Civilian Technicians | |
AEI | AGRICULTURE EMPLOYEES IND | NAAE | National Association of Agriculture Employees | |
AFA | FLIGHT ATTENDANTS ASN, CWA | AFA; AFACWA | Association of Flight Attendants | |
AFGE | GOVERNMENT EMPLOYEES AFGE AFL-CIO | AFGE | American Federation of Government Employees | |
AFGW | GLASS WORKERS, FLINT, AFL-CIO | AFGWU; AFGW | American Flint Glass Workers Union | 2003 | USW
AFLCIO | AFL-CIO | DALU | Directly Affiliated Local Union; Central Labor Council | |
AFM | MUSICIANS AFL-CIO | AFM | American Federation of Musicians of the United States and Canada; Musicians Association; Musicians Union; Federation of Musicians | |
AFSCME | STATE COUNTY AND MUNI EMPLS AFL-CIO | AFSCME; UNAC; UHCP; NUHHCE; CSEA; HUCTW; UPW; OAPSE | American Federation of State County and Municipal Employees; United Nurses Associations of California Union of Health Care Professionals; National Union of Hospital and Health Care Employees; Harvard Union of Clerical and Technical Workers; Civil Service Employees Association; United Domestic Workers; United Public Workers; Ohio Association of Public School Employees; District Council 37; District Council 1707 | |
AFT | TEACHERS AFL-CIO | AFT; HPAE; UUP; NYSUT; AFTMI; OFNHP | American Federation of Teachers; Federation of Teachers; Health Professionals and Allied Employees; Teachers Union; Federation of Nurses and Health Professionals | |
AFTRA | TV AND RADIO ARTISTS AAAA AFL-CIO | AFTRA | American Federation of Television and Radio Artists | 2012 | SAGAFTRA
AGMA | AMERICAN GUILD OF MUSICAL ARTISTS AFL-CIO | AGMA | American Guild of Musical Artists | |
AGVA | VARIETY ARTISTS AAAA AFL-CIO | AGVA | American Guild of Variety Artists | |
ALPA | AIR LINE PILOTS ASN AFL-CIO | ALPA | Air Line Pilots Association | |
AMO | AMERICAN MARITIME OFFICERS, SIUNA;AMERICAN MARITIME OFFICERS UNION | AMO | American Maritime Officers | |
ANA | NURSES ASN, AMERICAN, IND | ANA; NYSNA; MNA; INA; ONA; WSNA | American Nurses Association; State Nurses Association; Nurses Association | |
APA | ALLIED PILOTS ASSOCIATION | APA | Allied Pilots Association | |
APWU | POSTAL WORKERS, AMERICAN, AFL-CIO | APWU | American Postal Workers Union; Postal Workers Union; Area Local Postal Workers | |
ATDA | AMERICAN TRAIN DISPATCHERS | ATDA | American Train Dispatchers Association | |
ATU | TRANSIT UNION AFL-CIO | ATU | Amalgamated Transit Union; Transit Union | |
BAC | BRICKLAYERS AFL-CIO | BAC; IUBAC; BACIU | International Union of Bricklayers and Allied Craftworkers; Bricklayers; Bricklayers Masons and Plasterers; Tile Marble Terrazzo Finishers Masons; Pointers Cleaners and Caulkers; Tilesetters; Stone Masons | |
BBF | BOILERMAKERS AFL-CIO | IBB; IBBM; BBF; CLGAW; CLGW; MPBP; SFAAW; IBBISBFH | International Brotherhood of Boilermakers Iron Ship Builders Blacksmiths Forgers and Helpers; Boilermakers; Cement Lime Gypsum and Allied Workers | |
BCTD | BLDG AND CONSTRN TRADES DEPT AFL-CIO | BCTD; NABTU | Building and Construction Trades Department; Building and Construction Trades Council; Building Trades Council; North America Building Trades Unions | |
BCTGMI | BAKERY, TOBACCO AND GRAIN AFL-CIO | BCTGM; BCTGMI; BCTWGM; BCT; AFGM; BCTW; BCW | Bakery Confectionery Tobacco Workers and Grain Millers International Union; American Federation of Grain Millers; Bakery Workers; Bakers Union; Tobacco Workers | |
BLE | LOCOMOTIVE ENGINEERS, IBT | BLE; BLET | Brotherhood of Locomotive Engineers and Trainmen | |
BMWE | MAINTENANCE OF WAY EMPLS, IBT | BMWE; BMWED | Brotherhood of Maintenance of Way Employes Division; Maintenance of Way Employees | |
BRS | RAILROAD SIGNALMEN AFL-CIO | BRS | Brotherhood of Railroad Signalmen | |
BSAC | SHOE CRAFTSMEN IND | BSAC | Brotherhood of Shoe and Allied Craftsmen | |
BSOIW | IRON WORKERS AFL-CIO | BSOIW; IABSORIW; BSORIW; BSOI; IABSOIW; IABSOI; IW | International Association of Bridge Structural Ornamental and Reinforcing Iron Workers; Ironworkers; Shopmens Local Union; Metallic Lathers; Iron Workers Union | |
CJA | CARPENTERS IND | CJA; UBC; UBCJA; UBCJ; NERCC; NCSRCC; SWRCC; IKORCC; KRCC; PNRC; NASRCC; EAS; EASRCC; NRCC; MRCC; CIC | United Brotherhood of Carpenters and Joiners of America; Regional Council of Carpenters; Carpenters District Council; Carpenters Union; Millwrights; Pile Drivers; Carpenters Industrial Council; Floor Coverers; Carpinteros; Lumber and Sawmill Workers; Lumber Workers; Dockbuilders; Piledrivers | |
CLA | CHRISTIAN LABOR UNION IND | CLA | Christian Labor Association | |
CSTA | CATHOLIC SCHOOL TEACHERS ASN IND | NACST | National Association of Catholic School Teachers; Catholic Teachers | |
CWA | COMMUNICATIONS WORKERS AFL-CIO | CWA; IUECWA; TNG; TNGCWA; NABET; NABETCWA; IUE; PPMWS; ITU; CODE; UOPD; UCW | Communications Workers of America; Newspaper Guild; NewsGuild; National Association of Broadcast Employees and Technicians; International Union of Electronic Electrical Salaried Machine and Furniture Workers; Printing Publishing and Media Workers Sector; Typographical Union; Campaign to Organize Digital Employees; Furniture Workers Division; Broadcast Employees | |
FAAM | AIRCRAFT MECHANICS ASN IND | AMFA | Aircraft Mechanics Fraternal Association | |
FPA | PROFESSIONAL ATHLETES, FED, AFL-CIO | NFLPA | Federation of Professional Athletes; National Football League Players Association | |
FSOA | FIRE AND SECURITY OFFICERS ASN, UTC I | FSOA | Fire and Security Officers Association | |
GMP | GLASS MOLDERS PLASTICS AFL-CIO | GMP; GMPIU; IMAW; GPPAW; GMPPAWIU | Glass Molders Pottery Plastics and Allied Workers International Union | 2018 | USW
GUA | GUARDS IND | IGUA; IUG | International Guards Union of America | |
HERE | HOTEL EMPL, RESTAURANT EMPL AFL-CIO | HERE; HEREIU | Hotel Employees and Restaurant Employees International Union | 2004 | UNITHE
HFIA | INSULATORS AFL-CIO | HFIA; HFIAW; IAHFIAW; HFFAW; IAHFIA | International Association of Heat and Frost Insulators and Allied Workers; Asbestos Workers; Insulators | |
IAFF | FIRE FIGHTERS AFL-CIO | IAFF | International Association of Fire Fighters; Firefighters | |
IAM | MACHINISTS AFL-CIO | IAM; IAMAW; IAMA; IAMWA; IAMAWAFL; NFFEIAM; IAMDL; IBWA; IWA; IUMSW | International Association of Machinists and Aerospace Workers; Machinists; Machinists District Lodge; Machinists Lodge; Woodworkers District Lodge; International Woodworkers of America; Automotive Machinists | |
IATC | TOOL CRAFTSMEN NFIU | IATC | International Association of Tool Craftsmen | |
IATSE | STAGE AND PICTURE OPERATORS AFL-CIO | IATSE; IA; MPEG | International Alliance of Theatrical Stage Employees Moving Picture Technicians Artists and Allied Crafts; Stagehands; Theatrical Wardrobe Union; Treasurers and Ticket Sellers; Motion Picture Editors Guild; Studio Mechanics; United Scenic Artists; Cinematographers Guild; Animation Guild; Art Directors Guild; Script Supervisors; Costumers; Projectionists; Association of Theatrical Press Agents and Managers; Motion Picture Costumers; Make Up Artists and Hair Stylists; Set Painters; Exhibition Employees | |
IBEW | ELECTRICAL WORKERS IBEW AFL-CIO | IBEW; IBE | International Brotherhood of Electrical Workers; Electrical Workers; Electricians Union | |
IBT | TEAMSTERS | IBT; IBTCWHA; IBTCW; BRT; IBTU | International Brotherhood of Teamsters; Teamsters; Chauffeurs Warehousemen and Helpers; Truck Drivers; Union de Tronquistas de Puerto Rico; Tronquistas; General Drivers; Brewery Workers; Dairy Employees; Freight Drivers; Drivers Salesmen; Joint Council of Teamsters; Package Drivers; Van Drivers; Automotive Chauffeurs; Milk Drivers; Highway and Local Motor Freight; Public Employees Teamsters; Professional Clerical and Miscellaneous Employees; Warehouse and Mail Order Employees; Bakery Laundry Beverage Drivers and Vending Machine Servicemen; Public Professional and Office Clerical Employees and Drivers; Warehouse Employees | |
ILA | LONGSHOREMENS ASN AFL-CIO | ILA | International Longshoremens Association | |
ILWU | LONGSHORE AND WAREHOUSE UNION | ILWU; IBU | International Longshore and Warehouse Union; International Longshoremens and Warehousemens Union; Inlandboatmens Union of the Pacific | |
IUE | ELECTRICAL WORKERS IUE AFL-CIO | IUE | International Union of Electronic Electrical Workers | 2000 | CWA
IUEC | ELEVATOR CONSTRUCTORS AFL-CIO | IUEC | International Union of Elevator Constructors | |
IUJAT | JOURNEYMEN AND ALLIED TRADES IND | IUJAT | International Union of Journeymen and Allied Trades | |
IUOE | ENGINEERS, OPERATING, AFL-CIO | IUOE; OE; OPENG; IUOEAFL | International Union of Operating Engineers; Operating Engineers; Stationary Engineers; Hoisting and Portable Engineers | |
IUPA | POLICE ASSOCIATIONS, INTL, AFL-CIO | IUPA | International Union of Police Associations | |
IUPW | PETROLEUM WORKERS IND | IUPIW | International Union of Petroleum and Industrial Workers | |
IWW | INDUSTRIAL WORKERS OF THE WORLD | IWW | Industrial Workers of the World | |
LEOSPBA | LAW ENFORCEMENT OFFICERS SECURITY & POLICE | LEOSPBA; LEOSU; LEOS | Law Enforcement Officers Security and Police Benevolent Association; Law Enforcement Officers Security Unions | |
LGPN | LEATHER GOODS WORKERS AFL-CIO | LGPN; LGPNWU | Leather Goods Plastics Novelty and Service Workers Union | |
LIUNA | LABORERS | LIUNA; LIU; LUNA; LIUNAAFL | Laborers International Union of North America; Laborers District Council; Laborers; Construction and General Laborers; Hod Carriers; General Laborers; Building Laborers; Mason Tenders; Construction Craft Laborers; Cement and Concrete Workers; Public Service Employees Laborers; Asbestos Lead and Hazardous Waste Laborers; Pavers and Road Builders | |
MEBA | MARINE ENGINEERS AFL-CIO | MEBA | Marine Engineers Beneficial Association | |
MTD | METAL TRADES DEPT AFL-CIO | MTD | Metal Trades Department; Metal Trades Council | |
MTTD | MARITIME TRADES DEPT AFL-CIO | MTTD | Maritime Trades Department; Maritime Port Council | |
NACU | NURSES ASN OF CA, AFSCME, AFL-CIO | UNACUHCP | United Nurses Associations of California | |
NAGE | GOVERNMENT EMPLS NAGE SEIU AFL-CIO | NAGE; IBPO; IAEP; SEIUNAGE; IBCO | National Association of Government Employees; International Association of EMTs and Paramedics; International Brotherhood of Police Officers; International Brotherhood of Correctional Officers | |
NAIL | NATIONAL ASSOCIATION OF INDEPENDENT LABOR | NAIL | National Association of Independent Labor | |
NALC | LETTER CARRIERS, NATL ASN, AFL-CIO | NALC | National Association of Letter Carriers; Letter Carriers | |
NAPFE | POSTAL AND FED EMPLS ALLIANCE IND | NAPFE | National Alliance of Postal and Federal Employees | |
NATCA | AIR TRAFFIC CONTROLLERS AFL-CIO | NATCA | National Air Traffic Controllers Association | |
NEA | NATIONAL EDUCATION ASN IND | NEA | National Education Association; Education Association | |
NFFE | FED EMPL NFFE, DIST 1, IAM, AFL-CIO | NFFE | National Federation of Federal Employees | |
NFIU | NATIONAL FED OF INDEPENDENT UNIONS | NFIU | National Federation of Independent Unions | |
NFOP | NATIONAL FRATERNAL ORDER OF POLICE | FOP; NFOP | Fraternal Order of Police | |
NLRBU | NLRB UNION IND | NLRBU | National Labor Relations Board Union | |
NOITU | INDUSTRIAL TRADE UNIONS, IUJAT | NOITU | National Organization of Industrial Trade Unions | |
NPMHU | POSTAL MAIL HANDLERS, LIUNA | NPMHU | National Postal Mail Handlers Union | |
NPW | NOVELTY AND PRODUCTION WKRS AFL-CIO | IUANPW; NPW | International Union of Allied Novelty and Production Workers; Allied Novelty and Production Workers | |
NPWU | NATIONAL PRODUCTION WKRS UNION IND | NPWU; NPW | National Production Workers Union | |
NTEU | TREASURY EMPLOYEES UNION IND | NTEU | National Treasury Employees Union | |
NWSEO | WEATHER SERVICE EMPLOYEES | NWSEO | National Weather Service Employees Organization | |
OPCM | PLASTERERS AND CEMENT MASONS AFL-CIO | OPCM; OPCMIA; OPCMI | Operative Plasterers and Cement Masons International Association; Cement Masons; Plasterers; Plasterers and Shophands | |
OPEIU | OFFICE AND PROFESSIONAL EMPLS AFL-CIO | OPEIU; OPE; HNA; HNHP | Office and Professional Employees International Union; Hawaii Nurses Association; Office and Technical Employees | |
PACE | PACE, AFL-CIO | PACE; UPIU; OCAW; AIW | Paper Allied Industrial Chemical and Energy Workers International Union; United Paperworkers International Union; Oil Chemical and Atomic Workers; Allied Industrial Workers of America | 2005 | USW
PAFCA | PROFESSIONAL AIRLINE FLIGHT CONTROL | PAFCA | Professional Airline Flight Control Association | |
PAT | PAINTERS AFL-CIO | IUPAT; PAT; IBPAT; IUPATDC; IUPA&T | International Union of Painters and Allied Trades; International Brotherhood of Painters; Painters; Painters District Council; Glaziers Architectural Metal and Glass Workers; Glaziers; Drywall Finishers; Sign Painters; Decorators Union; Floorcoverers; Tapers | |
PPAN | PLANT PROTECTION ASSOCIATION NATIONAL | PPA; PPAN | Plant Protection Association National | |
PPDSE | PLATE PRINTERS AFL-CIO | PPDSE | International Plate Printers Die Stampers and Engravers Union | |
PPF | PLUMBERS AFL-CIO | UA; PPF; UAJAPPI; UAJAPPF; UAPP; UALU; UAPPI | United Association of Journeymen and Apprentices of the Plumbing and Pipe Fitting Industry of the United States and Canada; Plumbers and Pipefitters; Plumbers and Steamfitters; Sprinkler Fitters; Pipefitters; Steamfitters; Gas Fitters; Pipe Trades; United Association; Refrigeration and Air Conditioning; HVAC Service Technicians; Sprinklerfitters | |
PPPWU | PRINTING PACKAGING & PRODUCTION WORKERS UNION OF N;PRINTING PACKAGING & PRODUCTION WORKERS UNION;GRAPHIC COMMUNICATIONS, IBT;GRAPHIC COMMUNICATIONS IBT | GCIU; GCC; GCCIBT; PPPWU; GCIUIBT | Graphic Communications International Union; Graphic Communications Conference International Brotherhood of Teamsters; Printing Packaging and Production Workers Union of North America; Graphic Arts; Pressmen | |
PTE | ENGINEERS, PROF AND TECH, AFL-CIO | IFPTE; PTE; SPEEA | International Federation of Professional and Technical Engineers; Society of Professional Engineering Employees in Aerospace; Engineers and Scientists of California; Engineers and Scientists | |
RLCA | LETTER CARRIERS, RURAL, IND | NRLCA; RLCA | National Rural Letter Carriers Association | |
RWAW | ROOFERS AFL-CIO | RWAW; UURWAW; URWAW; UURWA | United Union of Roofers Waterproofers and Allied Workers; Roofers | |
RWDSU | RETAIL WHOLESALE, DC, UFCW | RWDSU; RWDSUUFCW | Retail Wholesale and Department Store Union; Retail Wholesale Department Store Union District Council | |
SAG | SCREEN ACTORS AAAA AFL-CIO | SAG | Screen Actors Guild | 2012 | SAGAFTRA
SAGAFTRA | SAG-AFTRA | SAGAFTRA | SAG AFTRA; Screen Actors Guild American Federation of Television and Radio Artists | |
SEIU | SERVICE EMPLOYEES | SEIU; 1199SEIU; UHW; SEIUUHW; 1199NE; 1199NW; 32BJ; CTW; HCII; SEIUCTW; NUHW; USWW; UHWW; UHE; SEIUH; NEHCEU; CIR; NUHHCE; IBFO; NCFO | Service Employees International Union; United Healthcare Workers; Committee of Interns and Residents; United Service Workers West; New England Health Care Employees Union; Building Service; Service Workers United; Healthcare Workers East; National Conference of Firemen and Oilers; Firemen and Oilers; Doctors Council | |
SIUNA | SEAFARERS AFL-CIO | SIU; SIUNA; SUP; MFOW; UIW; SIUAGLIW | Seafarers International Union of North America; United Industrial Workers Service Transportation Professional and Government; Sailors Union of the Pacific; Marine Firemens Union; Industrial Professional and Technical Workers | |
SMART | SHEET METAL, AIR, RAIL AND TRANSPORTATION WORKERS | SMART; SMWIA; SMW; SMARTTD; SMWI; SMIA | International Association of Sheet Metal Air Rail and Transportation Workers; Sheet Metal Workers International Association; Sheetmetal Workers; Transportation Division | |
SPFPA | SECURITY POLICE, FIRE PROF, IND | SPFPA; UPGWA; IUSPFPA; ISPFPA | International Union Security Police and Fire Professionals of America; United Plant Guard Workers of America | |
SPGU | SECURITY POLICE AND GUARDS UNION IND | SPGU | Security Police and Guards Union | |
TCU/IAM | TRANSPORTATION COMMUNICATIONS UNION/IAM, AFL-CIO | TCU; TCUIAM; TCIU; BRC | Transportation Communications International Union; Transportation Communications Union; Brotherhood Railway Carmen | |
TP | TEXTILE PROCESSORS, UFCW, AFL-CIO | TPSTHCPE | Textile Processors Service Trades Health Care Professional and Technical Employees | | UFCW
TWU | TRANSPORT WORKERS AFL-CIO | TWU; TWUA | Transport Workers Union of America; Transportation Workers Union of America | |
UAW | AUTO WORKERS AFL-CIO | UAW; UAAAIW; IUUAW; GEOUAW; GSOC | International Union United Automobile Aerospace and Agricultural Implement Workers of America; United Auto Workers; Auto Workers; Automobile Workers; Graphic Artists Guild; National Writers Union | |
UE | ELECTRICAL WORKERS UE IND | UE; UERMWA; UERM; UERMW | United Electrical Radio and Machine Workers of America; United Electrical Workers | |
UFCW | FOOD AND COMMERCIAL WKRS | UFCW; UFCWIU; UFCWU; ICWUC; ICWU; UFCWICWUC; UGWA; ICW; UTWA; DWW | United Food and Commercial Workers International Union; Food and Commercial Workers; International Chemical Workers Union Council; Retail Clerks; Meat Cutters; Amalgamated Meat Cutters; Distillery Workers; Insurance Workers; Garment Workers of America; United Textile Workers of America | |
UGSOA | GOVERNMENT SECURITY OFFICERS, IND | UGSOA; UGSOAIU | United Government Security Officers of America | |
UMW | MINE WORKERS, UNITED, AFL-CIO | UMWA; UMW | United Mine Workers of America; Mine Workers | |
UNAP | UNITED NURSES AND ALLIED PROFESSIONALS;UNITED NURSES AND ALLIED PROFESSIONAL | UNAP | United Nurses and Allied Professionals | |
UNITE | UNITE AFL-CIO | UNITE; ACTWU; ILGWU | Union of Needletrades Industrial and Textile Employees; Needletrades | 2004 | WU
UNITHE | UNITE HERE | UNITEHERE; UHERE; UNITHE; HERE; UH; HEREIU | Unite Here; Unite Here International Union; Hotel Employees and Restaurant Employees; Hotel and Restaurant Employees; Culinary Workers; Bartenders; Gaming Workers; Hospitality Workers | |
USW | STEELWORKERS, AFL-CIO | USW; USWA; USA; USWIU; PACE; UPIU; GMP; ABGWIU; AFGWU; URW; UIU; PACEIU; USWUNITED; USPFRMEAISWIU | United Steelworkers of America; United Steel Paper and Forestry Rubber Manufacturing Energy Allied Industrial and Service Workers International Union; Steelworkers; Steel Workers; United Steelworkers International Union; Rubber Workers; Paperworkers; Glass Molders Pottery Plastics and Allied Workers; Paper Allied Industrial Chemical and Energy Workers | |
USWU | UNITED SERVICE WORKERS UNION, IUJAT | USWU; USWUIUJAT | United Service Workers Union; United Service Workers Union International Union of Journeymen and Allied Trades | |
UTU | TRANSPORTATION UNION IND | UTU | United Transportation Union | 2011 | SMART
UWA | UNITED WORKERS OF AMERICA | UWA | United Workers of America | |
UWNE | UTILITY WORKERS COUNCIL | BUW | Brotherhood of Utility Workers Council | |
UWU | UTILITY WORKERS AFL-CIO | UWUA; UWU; MSUWC | Utility Workers Union of America; Utility Workers; United Gas Workers; Utility Workers Council Michigan State | |
WGAE | WRITERS GUILD EAST AFL-CIO | WGAE | Writers Guild of America East | |
WGAW | WRITERS GUILD WEST IND | WGAW | Writers Guild of America West | |
WISU | FEDERATION OF SALARIED UNIONS, IND | WISU | Westinghouse Independent Salaried Unions | |
WPPW | PULP AND PAPER WORKERS UBCJA | AWPPW; WPPW | Association of Western Pulp and Paper Workers | |
WU | WORKERS UNITED, SEIU | WU; WUSEIU; CMRJB; LDCEPA | Workers United; Workers United SEIU; Chicago and Midwest Regional Joint Board; Rochester Regional Joint Board; Mid Atlantic Regional Joint Board; Western States Regional Joint Board; Laundry Distribution and Food Service Joint Board; Philadelphia Joint Board; Southern Regional Joint Board; Starbucks Workers United; Pennsylvania Joint Board; New York New Jersey Joint Board | |
AAUP | UNIVERSITY PROFESSORS, AM ASN, IND | AAUP | American Association of University Professors | |
"""


@dataclass(frozen=True)
class Affiliation:
    """A national union: code, OLMS labels, abbreviations, names; last year of its own and successor if merged."""

    code: str
    labels: tuple[str, ...]
    abbreviations: tuple[str, ...]
    names: tuple[str, ...]
    last_year: int | None
    successor: str | None


def _values(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def read_table(text: str = TABLE) -> dict[str, Affiliation]:
    """Read the table above: code -> affiliation."""
    found = {}
    for line in text.strip().splitlines():
        code, labels, short, names, last, successor = (cell.strip() for cell in line.split("|"))
        found[code] = Affiliation(
            code, _values(labels), _values(short), _values(names), int(last) if last else None, successor or None
        )
    return found


AFFILIATIONS = read_table()
CODE_OF_LABEL = {label: one.code for one in AFFILIATIONS.values() for label in one.labels}


def _related() -> dict[str, tuple[str, ...]]:
    """Unions that merged or parted: their locals may stand in the register under any of their labels."""
    groups = [{one.code, one.successor} for one in AFFILIATIONS.values() if one.successor]
    groups += [
        {"UNITHE", "UNITE", "WU", "HERE"},
        {"PPPWU", "IBT"},
        {"SAG", "AFTRA", "SAGAFTRA"},
        {"RWDSU", "UFCW"},
        {"UWU", "UWNE"},
    ]
    found: dict[str, set[str]] = {}
    for group in groups:
        for code in group:
            if code:
                found.setdefault(code, set()).update(other for other in group if other and other != code)
    return {code: tuple(sorted(others)) for code, others in found.items()}


RELATED = _related()
