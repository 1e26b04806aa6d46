"""``serment demo``: the whole main job, done by the real windows on a practice that never was."""
