"""Speed against peers, and the quality gate."""
