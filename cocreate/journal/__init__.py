"""What happened: events, the one way to write, replay, the snapshot."""
