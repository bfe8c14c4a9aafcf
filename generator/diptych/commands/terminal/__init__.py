"""What commands share: options, steps, exit codes, and how they report."""
