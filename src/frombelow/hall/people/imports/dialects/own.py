"""Our own export of a list."""

from frombelow.hall.people.imports.dialects import dialect

OWN = dialect("frombelow", "frombelow", "frombelow_id", {
    "frombelow_id": "id:frombelow", "name": "name.full", "given": "name.given", "middle": "name.middle", "family": "name.family", "suffix": "name.suffix",
    "chosen_name": "name.chosen", "legal_name": "name.legal", "phone": "phone:", "mobile": "phone:mobile", "email": "email:", "street": "address.street", "city": "address.city",
    "state": "address.state", "zip": "address.zip", "country": "address.country", "language": "language", "pronouns": "pronouns", "contact": "consent:contact", "text": "consent:text", "share": "consent:share",
    "turf": "", "added_on": "", "source": "",
}, least=1)  # fmt: skip
