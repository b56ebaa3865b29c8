"""What is searched for, and how Vietnamese is made findable."""
