"""What the small networks share: the tokenizer and how a network is run. Two use it: `cleaning` and `reader`."""
