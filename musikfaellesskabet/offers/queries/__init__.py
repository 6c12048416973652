"""Reads of offers that cross tables."""
