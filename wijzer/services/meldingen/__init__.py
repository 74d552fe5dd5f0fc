"""E-mail alerts: asked for and confirmed, looked after, and stopped by who owns the mailbox."""
