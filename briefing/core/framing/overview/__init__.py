"""What is counted and not claimed: shares of sentences, and how an outlet differs over weeks."""
