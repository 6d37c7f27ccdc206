"""A folder of the tests' own for what the hall keeps (VAR), set before the settings are read: a hall that ran here before leaves no trace in them."""

import os
import tempfile

os.environ["VAR"] = tempfile.mkdtemp(prefix="frombelow-tests-")
