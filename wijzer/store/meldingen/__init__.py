"""E-mail alerts, found by hashes that only this installation can make."""
