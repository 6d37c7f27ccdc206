"""Commands that run a method on a file: they read, call the library, and print, write JSON or draw."""
