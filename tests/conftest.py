"""What all tests share: Hypothesis measures rules, not a busy machine's seconds."""

from hypothesis import settings

settings.register_profile("rules", deadline=None, max_examples=60)
settings.load_profile("rules")
