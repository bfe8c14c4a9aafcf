"""What a card says, in whatever output it stands."""
