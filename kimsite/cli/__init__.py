"""Arguments → one call → exit code. The only room that prints, and that asks for the time and the environment."""
