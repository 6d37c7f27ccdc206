"""The hall as a WSGI program: the page cache in front, Django behind it."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frombelow.hall.config.settings")

from frombelow.hall.config.environment import end_long_statements
from frombelow.hall.kit.pagecache import cached
from frombelow.hall.kit.warming import warm

WARMED = ("/", "/jobs/")  # the first needs all addresses and the frame, the second the cells of the whole release

end_long_statements(settings.DATABASES["default"])
application = cached(get_wsgi_application())
warm(application, WARMED)
