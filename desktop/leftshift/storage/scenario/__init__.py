"""Scenario files: fields, shapes, strict reading and writing."""
