"""What the hooks need of MkDocs beyond its events. All that reaches inside of it stands here."""
