"""Alerts by e-mail: show published facts, keep an encrypted address."""
