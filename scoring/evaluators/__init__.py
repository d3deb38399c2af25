"""The panel: how evaluators' scores join, agree and differ."""
