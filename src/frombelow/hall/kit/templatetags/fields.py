"""Fields of a form: label, hint, what is wrong, and the input, tied together for readers that listen."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms import BoundField

register = template.Library()

MANY = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.inclusion_tag("kit/parts/form_field.html")
def form_field(bound: BoundField, short: bool = False) -> dict[str, Any]:
    """One field. `short`: as wide as what it holds, like a day or a number."""
    widget = bound.field.widget
    shape = "many" if isinstance(widget, MANY) else "check" if isinstance(widget, forms.CheckboxInput) else "one"
    about = [f"{bound.id_for_label}-hint"] if bound.help_text else []
    about += [f"{bound.id_for_label}-error"] if bound.errors else []
    attributes: dict[str, Any] = {"aria-describedby": " ".join(about)} if about else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return {"bound": bound, "shape": shape, "short": short, "input": bound.as_widget(attrs=attributes)}


@register.inclusion_tag("kit/parts/form_fields.html")
def form_fields(form: forms.BaseForm) -> dict[str, Any]:
    """Every visible field of a form, one under the other, and the hidden ones."""
    return {"form": form}
