"""What sources say that stand in a release once they are fetched."""

from django.utils.translation import gettext_noop

SENTENCES = (
    gettext_noop("Contract notices (F-7) since 1997"),
    gettext_noop("every state, notices since 1997; the mediators refresh them every month"),
    gettext_noop("A notice whose street is written differently here and in the shipped months stands twice."),
    gettext_noop("Dates of older notices are unreliable; impossible ones are left out."),
    gettext_noop("Notices since 1997; months the mediators did not publish are missing."),
    gettext_noop("Voluntary recognitions, as gathered last"),
    gettext_noop("every state; what the agency told on request until the day the file was fetched"),
    gettext_noop("City, state and size are often blank in older rows: those belong to no place."),
    gettext_noop(
        "Told on request; nothing from October 2009 to June 2020, and the notices of 2007–2009 tell no place."
    ),
    gettext_noop("Election cases by state, with tallies, units and outcomes"),
    gettext_noop("the states whose file was fetched, all 50 if none was named; election cases since about 2008"),
    gettext_noop("Case names change later, and so do names of unions."),
    gettext_noop("Now and then a certification contradicts the votes; the certification is kept and the row says so."),
    gettext_noop("The ballots counted differ from votes for and against in some rows; they are not read."),
    gettext_noop("no case number"),
    gettext_noop("the same tally or petition again"),
    gettext_noop("Union elections 1961–1998"),
    gettext_noop("every state, elections held from about 1961 to 1998; petitions that came to no vote are not in it"),
    gettext_noop(
        "Unions of that time have merged since, and their locals were numbered anew: old names are linked where they still stand in the register, else not."
    ),
    gettext_noop("Of some cases the region or the number is missing; such rows are left out."),
    gettext_noop("Industries are coded by a scheme of the time (SIC), which is left aside."),
    gettext_noop("Units are named in one word."),
    gettext_noop("Elections that were held, as far as the archive has them."),
    gettext_noop("no case number or no possible date"),
)
