"""What a text ascribes, blames, expects and demands, and when two such sentences are on one matter."""
