"""What a sentence says: who acts, what is claimed, and whether it is negated, hedged, asked, quoted, sourced or answered."""
