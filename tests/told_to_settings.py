"""What the settings are told before the tests read them: a folder of the tests' own for what the hall keeps (VAR), so that a hall that ran here before leaves no trace
in them; and a hall that stands where it is another day than in Greenwich at this hour, so that no test passes only while the two are the same."""

import atexit
import os
import shutil
import tempfile
from datetime import UTC, datetime

FOLDER = tempfile.mkdtemp(prefix="frombelow-tests-")
os.environ["VAR"] = FOLDER
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
# UTC-11, where it is yesterday still; UTC+14, where it is tomorrow from ten o'clock on.
os.environ.setdefault("TIME_ZONE", "Pacific/Pago_Pago" if datetime.now(UTC).hour < 10 else "Pacific/Kiritimati")
