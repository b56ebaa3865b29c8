"""What a document is: frontmatter with positions, models, and the library they form."""
