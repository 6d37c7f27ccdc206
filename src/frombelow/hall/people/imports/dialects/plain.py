"""Lists that people keep themselves, in English and in Spanish. Every other table falls back on this one."""

from frombelow.hall.people.imports.dialects import dialect

PLAIN = dialect("plain", "", "", {
    "name": "name.full", "full name": "name.full", "contact name": "name.full", "worker": "name.full", "member": "name.full", "nombre completo": "name.full",
    "first name": "name.given", "first": "name.given", "given name": "name.given", "fname": "name.given", "nombre": "name.given", "nombres": "name.given",
    "last name": "name.family", "last": "name.family", "surname": "name.family", "family name": "name.family", "lname": "name.family", "apellido": "name.family", "apellidos": "name.family",
    "middle name": "name.middle", "middle": "name.middle", "segundo nombre": "name.middle", "suffix": "name.suffix", "sufijo": "name.suffix",
    "preferred name": "name.chosen", "chosen name": "name.chosen", "goes by": "name.chosen", "legal name": "name.legal", "nickname": "name.nickname", "apodo": "name.nickname",
    "phone": "phone:", "phone number": "phone:", "telephone": "phone:", "phone 1": "phone:", "phone 2": "phone:", "telefono": "phone:", "number": "phone:",
    "cell": "phone:mobile", "cell phone": "phone:mobile", "mobile": "phone:mobile", "mobile phone": "phone:mobile", "mobile number": "phone:mobile", "celular": "phone:mobile", "movil": "phone:mobile",
    "home phone": "phone:home", "telefono de casa": "phone:home", "work phone": "phone:work", "telefono del trabajo": "phone:work",
    "email": "email:", "e-mail": "email:", "email address": "email:", "e-mail address": "email:", "correo": "email:", "correo electronico": "email:", "email 1": "email:", "email 2": "email:",
    "personal email": "email:home", "home email": "email:home", "work email": "email:work",
    "address": "address.street", "street": "address.street", "street address": "address.street", "address 1": "address.street", "address line 1": "address.street", "home address": "address.street", "direccion": "address.street", "calle": "address.street",
    "address 2": "address.street2", "address line 2": "address.street2", "apt": "address.street2", "unit": "address.street2", "apartamento": "address.street2",
    "city": "address.city", "town": "address.city", "ciudad": "address.city", "state": "address.state", "estado": "address.state",
    "zip": "address.zip", "zip code": "address.zip", "zip5": "address.zip", "postal code": "address.zip", "postcode": "address.zip", "codigo postal": "address.zip",
    "country": "address.country", "pais": "address.country",
    "language": "language", "preferred language": "language", "idioma": "language", "lengua": "language", "pronouns": "pronouns", "pronombres": "pronouns",
    "tags": "list:Tags", "etiquetas": "list:Etiquetas",
    "text opt in": "consent:text", "sms opt in": "consent:text", "ok to text": "consent:text", "can text": "consent:text",
    "sms status": "consent:text", "subscription status": "consent:contact", "email opt in": "consent:contact", "do not text": "refusal:text", "no text": "refusal:text", "no texts": "refusal:text", "sms opt out": "refusal:text", "opt out": "refusal:contact", "opted out": "refusal:contact",
    "do not contact": "refusal:contact", "do not call": "refusal:contact", "unsubscribed": "refusal:contact", "no contactar": "refusal:contact",
    "vanid": "id:van", "voter file vanid": "id:van", "my campaign vanid": "id:van_campaign",
})  # fmt: skip
