"""What follows from records alone: whom a fact names, which figures are a series, how a statement keeps distance."""
