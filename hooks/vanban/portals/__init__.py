"""Other portals that this one cites: which they are, and the copies of what they publish."""
