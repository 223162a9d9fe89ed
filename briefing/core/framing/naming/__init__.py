"""What a text calls somebody or something: beside the name, in place of it, for the one war or deal."""
