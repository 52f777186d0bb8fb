"""Print: signs, numerals, years, lines, the words that plans use again and again."""
