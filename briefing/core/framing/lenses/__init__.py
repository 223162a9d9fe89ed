"""The lenses, one a file: a plain function from the table and its index to drafted claims."""
