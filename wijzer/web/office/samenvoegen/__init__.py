"""Forms of which an old page may be sent: each carries what it showed, and only what two people both changed is asked."""
