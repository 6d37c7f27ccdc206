"""Zetkin: people."""

from frombelow.hall.people.imports.dialects import dialect

PEOPLE = dialect("zetkin", "Zetkin", "ext_id,alt_phone,co_address,street_address,zetkin_id", {
    "id": "id:zetkin", "zetkin_id": "id:zetkin", "ext_id": "id:other", "first_name": "name.given", "last_name": "name.family", "email": "email:", "phone": "phone:", "alt_phone": "phone:",
    "co_address": "address.street2", "street_address": "address.street", "zip_code": "address.zip", "city": "address.city", "country": "address.country", "gender": "", "tags": "list:Tags", "language": "language",
})  # fmt: skip
