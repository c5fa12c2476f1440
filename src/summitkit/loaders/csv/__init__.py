"""Tables as comma-separated values: one file, or a Data Package of several, read strictly into grids."""
