"""The follow-up book (sổ theo dõi): who has told what of each duty, kept by the office beside its plans.

Only the internal edition knows of it.
"""
