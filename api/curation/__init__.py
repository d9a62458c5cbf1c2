"""What pages and API do alike for those who keep packs, lessons, reviews and themes."""
