"""What people write beside a fact: without spaces round it, and no longer than is read."""

from workbench.problem import Problem


def cleaned_note(text: str, most: int) -> str:
    """Return a note as it is kept; one that is too long is refused, never cut."""
    told = text.strip()
    if len(told) > most:
        raise Problem(
            "a note has at most {most} characters, got {found}", most=most, found=len(told)
        )
    return told


def needed_note(text: str, most: int, empty: Problem) -> str:
    """Return a note that has to say something; `empty` is raised where it does not."""
    told = cleaned_note(text, most)
    if not told:
        raise empty
    return told
