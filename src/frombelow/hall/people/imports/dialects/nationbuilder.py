"""NationBuilder: people."""

from frombelow.hall.people.imports.dialects import dialect

PEOPLE = dialect("nationbuilder", "NationBuilder", "nationbuilder_id,email_opt_in,mobile_opt_in,support_level,membership_level_name,membership_started_at,membership_expires_at,recruiter_id,point_person_id,tag_list,civicrm_id,signup_nationbuilder_id,do_not_call,do_not_contact,primary_address1,registered_address1", {
    "nationbuilder_id": "id:nationbuilder", "civicrm_id": "id:civicrm", "external_id": "id:other", "first_name": "name.given", "middle_name": "name.middle", "last_name": "name.family", "suffix": "name.suffix",
    "legal_name": "name.legal", "full_name": "", "email": "email:", "email1": "email:", "email2": "email:", "phone_number": "phone:home", "mobile_number": "phone:mobile", "work_phone_number": "phone:work",
    "email_opt_in": "consent:contact", "mobile_opt_in": "consent:text", "do_not_contact": "refusal:contact", "do_not_call": "refusal:contact", "unsubscribed_at": "", "language": "language",
    "primary_address1": "address.street", "primary_address2": "address.street2", "primary_city": "address.city", "primary_state": "address.state", "primary_zip": "address.zip", "primary_country_code": "address.country",
    "address_address1": "address.street", "address_city": "address.city", "address_state": "address.state", "address_zip": "address.zip",
    "mailing_address1": "mailing.street", "mailing_city": "mailing.city", "mailing_state": "mailing.state", "mailing_zip": "mailing.zip",
    "employer": "new:Employer", "occupation": "new:Occupation", "tag_list": "list:Tags", "support_level": "", "membership_level_name": "", "membership_started_at": "", "membership_expires_at": "",
    "recruiter_id": "", "point_person_id": "", "created_at": "", "updated_at": "", "sex": "", "born_at": "", "party": "",
})  # fmt: skip
