"""What machines read: JSON, CSV, bibliographies, schemas."""
