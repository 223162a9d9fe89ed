"""One text and what is read from it: words, sentences, names, figures, quotations and who says them, flags."""
