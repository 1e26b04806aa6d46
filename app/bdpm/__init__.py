"""The public list of medicines (base de données publique des médicaments): its files become our list."""
