"""The tests of this site."""
