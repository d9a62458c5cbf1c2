"""What is made of hits: pages, columns, cards, pairs, and what stands beside them."""
