"""What stands on the practice's papers, from top to bottom, before anything is drawn. In French, always."""
