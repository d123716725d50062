"""An evaluation told to a person, a browser or a CI system."""
