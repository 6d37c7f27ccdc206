"""Action Builder: entities."""

from frombelow.hall.people.imports.dialects import dialect

ENTITIES = dialect("action_builder", "Action Builder", "entity_id,entity_type,interact_id,custom_id,custom_id_1,custom_id_2,dwid,voterbase_id,phone_1,email_1,phone_type_1,email_type_1,assessment", {
    "entity_id": "id:actionbuilder", "interact_id": "id:actionbuilder", "uuid": "id:actionbuilder", "entity_type": "", "name": "name.full", "first_name": "name.given", "given_name": "name.given",
    "last_name": "name.family", "family_name": "name.family", "middle_name": "name.middle", "preferred_name": "name.chosen", "suffix": "name.suffix", "pronouns": "pronouns",
    "email": "email:", "email_1": "email:", "email_2": "email:", "email_3": "email:", "phone": "phone:", "phone_1": "phone:", "phone_2": "phone:", "phone_3": "phone:",
    "phone_type_1": "", "phone_type_2": "", "email_type_1": "", "email_type_2": "", "email_status_1": "", "phone_status_1": "", "language": "language", "preferred_language": "language",
    "address_1": "address.street", "address": "address.street", "address_2": "address.street2", "city": "address.city", "state": "address.state", "zip": "address.zip", "zip_code": "address.zip",
    "country": "address.country", "custom_id": "id:other", "custom_id_1": "", "custom_id_2": "", "custom_id_3": "", "custom_id_4": "", "dwid": "", "voterbase_id": "", "tags": "list:Tags", "assessment": "",
})  # fmt: skip
