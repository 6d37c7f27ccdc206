"""A folder of the tests' own for what the hall keeps (VAR), set before the settings are read: a hall that ran here before leaves no trace in them."""

import atexit
import os
import shutil
import tempfile

FOLDER = tempfile.mkdtemp(prefix="frombelow-tests-")
os.environ["VAR"] = FOLDER
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
