"""The specification of each chart, built once per language; what it shows comes as rows."""
