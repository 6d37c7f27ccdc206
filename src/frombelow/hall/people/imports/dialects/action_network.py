"""Action Network: reports as CSV."""

from frombelow.hall.people.imports.dialects import dialect

REPORT = dialect("action_network", "Action Network", "can2_user_address,can2_user_city,can2_user_state,can2_state_abbreviated,can2_county,can2_phone,can2_user_tags,can2_subscription_status,can2_sms_status,can2_subscription_date,can2_lifetime_value,group_key", {
    "uuid": "id:actionnetwork", "first_name": "name.given", "last_name": "name.family", "email": "email:", "zip_code": "address.zip", "country": "address.country",
    "language": "language", "can2_user_address": "address.street", "can2_user_city": "address.city", "can2_user_state": "address.state",
    "can2_state_abbreviated": "address.state", "can2_phone": "phone:mobile", "Phone": "phone:", "Phone Number": "phone:", "can2_user_tags": "list:Tags",
    "can2_subscription_status": "consent:contact", "can2_sms_status": "consent:text",
    "can2_county": "", "can2_subscription_date": "", "can2_lifetime_value": "", "group_key": "", "Groups": "", "created_at": "", "modified_at": "",
})  # fmt: skip
