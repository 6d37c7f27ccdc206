"""Address books, as `people.imports.cards` makes a table of them. Notes stay outside: nobody asked whoever they are about."""

from frombelow.hall.people.imports.dialects import dialect

COUNTED = ("", " 2", " 3", " 4", " 5")
CARDS = dialect("vcard", "vCard", "card id,full name,given name,family name,mobile phone,home phone,work phone,phone,email", {
    "full name": "name.full", "given name": "name.given", "family name": "name.family", "middle name": "name.middle", "suffix": "name.suffix", "nickname": "name.nickname",
    "card id": "id:card", "language": "language", "note": "", "birthday": "", "title": "new:Job title", "employer": "new:Employer", "categories": "list:Tags",
    "street": "address.street", "city": "address.city", "state": "address.state", "zip": "address.zip", "country": "address.country",
    "work street": "", "work city": "", "work state": "", "work zip": "", "work country": "",
    **{f"{place} phone{count}".strip(): f"phone:{label}" for place, label in (("", ""), ("mobile", "mobile"), ("home", "home"), ("work", "work")) for count in COUNTED},
    **{f"{place} email{count}".strip(): f"email:{label}" for place, label in (("", ""), ("home", "home"), ("work", "work")) for count in COUNTED},
}, least=1000)  # chosen by the kind of the file, never by its columns  # fmt: skip
