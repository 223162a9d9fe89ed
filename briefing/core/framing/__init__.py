"""How outlets differ on one story or topic, as claims with evidence: one lens a file."""
