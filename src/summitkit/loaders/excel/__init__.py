"""Excel workbooks (.xlsx), read safely: a guard looks at the package first, python-calamine reads the cells."""
