"""From a built site to what readers get: checked, swapped in whole, kept, and proved to be what was built."""
