"""Pure values and functions: no I/O, no clock, no SQL, no Textual."""
