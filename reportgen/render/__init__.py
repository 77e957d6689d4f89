"""From semantic HTML to PDF, Word and a page for the browser, and the proof that all of them say the same."""
