"""What a server does beside answering, each in a thread of its own."""
