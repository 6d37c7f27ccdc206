"""The union hall where members meet: the Django site."""
