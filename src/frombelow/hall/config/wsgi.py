"""The hall as a WSGI program: the page cache in front, Django behind it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frombelow.hall.config.settings")

from frombelow.hall.kit.pagecache import cached

application = cached(get_wsgi_application())
