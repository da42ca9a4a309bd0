"""Rules about telling chances."""
