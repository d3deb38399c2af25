"""Lists that people keep in spreadsheets, read without guessing."""
