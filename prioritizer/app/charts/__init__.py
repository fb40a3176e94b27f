"""Charts of the pages: pure functions from documents to figures, and how they are shown."""
