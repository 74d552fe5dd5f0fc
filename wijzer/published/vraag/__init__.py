"""The question of a visitor or a partner: its keys, their values, and what is wrong in them."""
