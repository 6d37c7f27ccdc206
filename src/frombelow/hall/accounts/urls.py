"""Addresses of signing in and of one's own account."""

from django.urls import path

from frombelow.hall.accounts.views import (
    account,
    authenticator,
    codes,
    leaving,
    passkeys,
    password,
    prove,
    sign_in,
    sign_up,
)

app_name = "accounts"
urlpatterns = [
    path("sign-up/", sign_up.sign_up, name="sign_up"),
    path("sign-up/passkey/ask/", sign_up.ask, name="sign_up_ask"),
    path("sign-up/passkey/", sign_up.answer, name="sign_up_answer"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/digits/", sign_in.digits, name="digits"),
    path("sign-in/code/", sign_in.code, name="code"),
    path("sign-in/passkey/ask/", sign_in.ask, name="sign_in_ask"),
    path("sign-in/passkey/", sign_in.answer, name="sign_in_answer"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/prove/", prove.prove, name="prove"),
    path("account/two-proofs/", prove.two, name="two"),
    path("account/prove/passkey/ask/", prove.ask, name="prove_ask"),
    path("account/prove/passkey/", prove.answer, name="prove_answer"),
    path("account/password/", password.password, name="password"),
    path("account/passkeys/", passkeys.passkeys, name="passkeys"),
    path("account/passkeys/ask/", passkeys.ask, name="passkey_ask"),
    path("account/passkeys/answer/", passkeys.answer, name="passkey_answer"),
    path("account/passkeys/<str:ident>/name/", passkeys.rename, name="passkey_name"),
    path("account/passkeys/<str:ident>/remove/", passkeys.remove, name="passkey_remove"),
    path("account/authenticator/", authenticator.authenticator, name="authenticator"),
    path("account/authenticator/remove/", authenticator.remove, name="authenticator_remove"),
    path("account/codes/", codes.codes, name="codes"),
    path("account/codes/stop/", codes.stop_handed, name="stop_handed"),
    path("account/devices/<str:ident>/end/", account.end_session, name="end_session"),
    path("account/devices/end-others/", account.end_others, name="end_others"),
    path("account/notices/<str:ident>/seen/", account.put_away, name="put_away"),
    path("account/kept.json", account.kept, name="kept"),
    path("account/delete/", leaving.delete, name="delete"),
]
