"""The ground: people, record, database, language, documents, live channel."""
