"""What an ordonnance needs beyond its words, without a window: numbers spelt out, allergies, medicines."""
