"""How a party of a happening was recognized, and why."""

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("The name the cluster is known by."),
    gettext_noop("It reads as a union, but the register has none like it."),
    gettext_noop("Nothing in it names a union."),
    gettext_noop("The name holds the numbers of several locals."),
    gettext_noop("It reads as a firm, a person or an employer, not as a union."),
    gettext_noop("There is no name to read."),
)

PATTERNS = (
    gettext_noop("Union and number stand for {body}."),
    gettext_noop("Union and number stand for {body}; its address is in {state} too."),
    gettext_noop("Union and number stand for {body}, the best of {number} that bear it."),
    gettext_noop(
        "Union and number stand for {body}, the best of {number} that bear it; its address is in {state} too."
    ),
    gettext_noop("Union and number stand for {body}; but its address is in {state}, not {other}."),
    gettext_noop("The register has no body {which} of {union}."),
    gettext_noop("The name is that of {body}."),
    gettext_noop("{union} is named without a number; it has {number} bodies."),
    gettext_noop("{number} bodies fit the name, {one} and {another} among them; the place does not decide."),
    gettext_noop("It reads as a union; the nearest name in the register is {body}."),
    gettext_noop("The name is like that of {body}, not surely the same."),
    gettext_noop("It may be {body}, but name and place do not agree well enough."),
    gettext_noop("{body} is one body."),
    gettext_noop("{union} has one unnumbered body of that name: {body}."),
    gettext_noop("{number} bodies fit the name, {one} and {another} among them; a state or city may decide."),
    gettext_noop("The name holds the numbers of several locals; of these only {body} is in {place}."),
    gettext_noop("{union} is named without a number; its only body in {place} is {body}."),
    gettext_noop("{union} is named without a number; its only body of that level in {place} is {body}."),
    gettext_noop("No body but {body} bears the number {which} in {place}."),
    gettext_noop("{union} has no body {which}; its body in {place} with a number one slip of the pen away is {body}."),
)

# Joined by semicolons, the first with a capital, the last with a period.
CLAUSES = (
    gettext_noop("The names have no word in common"),
    gettext_noop("The names share only common words ({name})"),
    gettext_noop("The names share {words}, but {one} stands against {another}"),
    gettext_noop("The names share {words}"),
    gettext_noop("{one} and {another} differ"),
    gettext_noop("One name stands in the other, but it says little ({name})"),
    gettext_noop("One name stands in the other ({name})"),
    gettext_noop("The same common words, spelled otherwise ({name})"),
    gettext_noop("The same name, spelled otherwise ({name})"),
    gettext_noop("The same name ({name})"),
    gettext_noop("the same city"),
    gettext_noop("nearby ZIP codes"),
    gettext_noop("another city of the state"),
    gettext_noop("the places cannot be compared"),
    gettext_noop("different states"),
    gettext_noop("different trades"),
    gettext_noop("different industry codes"),
    gettext_noop("a college and a hospital"),
    gettext_noop("the same industry"),
)
