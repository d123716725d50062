"""An evaluation, a calibration or an ingest told to a person, a browser or a CI system."""
