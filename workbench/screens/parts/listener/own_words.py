"""The words that Streamlit says by itself, for the listener to say in the reader's language."""

from workbench.language import Language, say
from workbench.problem import Term

_OWN = (
    Term("Skip to main content"),
    Term("Sidebar"),
    Term("Collapse sidebar"),
    Term("Expand sidebar"),
    Term("App pages"),
    Term("Link to heading"),
    Term("Notifications"),
    Term("Help"),
    Term("Help for"),
    Term("Close"),
    Term("Dismiss"),
    Term("Open"),
    Term("Choose an option"),
    Term("Choose options"),
    Term("Show suggestions"),
    Term("Suggestions"),
    Term("option available."),
    Term("options available."),
    Term(", selected"),
    Term("Selected values"),
    Term("Clear all"),
    Term("Remove"),
    Term("Clear value"),
    Term("Copy to clipboard"),
    Term("Scrollable table"),
    Term("progress"),
    Term("Show/hide columns"),
    Term("Download as CSV"),
    Term("Search"),
    Term("Fullscreen"),
    Term("Close fullscreen"),
    Term("Show data"),
    Term("Show chart"),
    Term("Copy Vega-Lite spec"),
    Term("Download as PNG"),
    Term("Upload"),
    Term("Uploading..."),
    Term("Drag and drop a file here"),
    Term("10MB per file"),
    Term("Add files"),
    Term("file upload"),
    Term("B"),
    Term("KB"),
    Term("MB"),
    Term("files are not allowed."),
    Term("or smaller."),
    Term("Page not found"),
    Term("The page that you have requested does not seem to exist. Running the app's main page."),
    Term("Press Enter to apply"),
    Term("Press Ctrl+Enter to apply"),
    Term("Press Enter to submit form"),
)


def own_words(language: Language) -> dict[str, str]:
    """Return what to say for each of Streamlit's words; nothing where it speaks for itself."""
    return {} if language is Language.EN else {word: say(word, language) for word in _OWN}
