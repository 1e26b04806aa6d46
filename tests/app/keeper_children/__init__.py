"""Small processes that stand in for windows: they do what a test says and report what they hear."""
