"""One file per screen: ask, call, draw."""
