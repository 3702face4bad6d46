"""Answers to questions in words, tables and figures."""
