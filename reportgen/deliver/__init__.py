"""What leaves: files written whole or not at all, and the manifest that lists them."""
