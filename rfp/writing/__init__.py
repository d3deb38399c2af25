"""The request for proposal as data, from its content to numbered blocks."""
