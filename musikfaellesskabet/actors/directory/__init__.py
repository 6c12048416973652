"""The directory of actors: everyone in memory once per generation, found by facets and words and distance."""
