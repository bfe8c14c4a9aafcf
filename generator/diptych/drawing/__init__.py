"""How things are drawn: pictures, charts, the timeline’s axis."""
