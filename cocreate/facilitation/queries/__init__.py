"""What console and projector read besides the workshop's state."""
