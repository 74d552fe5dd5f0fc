"""Where the office keeps its facts, and the projection that publishes them."""
