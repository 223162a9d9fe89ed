"""What keys do with the articles at hand; `table` tells which does what."""
