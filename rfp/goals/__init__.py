"""Why we look for a partner: goals, problems and what can cure them, and other ways to go."""
