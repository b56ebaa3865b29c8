"""The composed portal as a folder, for engines that run no hooks."""
