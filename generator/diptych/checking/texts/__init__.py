"""The facts compared with the texts they are taken from."""
