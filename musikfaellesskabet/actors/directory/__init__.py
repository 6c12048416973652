"""The directory of actors: everyone in memory once per generation, found by facets, words, distance. See decision 0012."""
