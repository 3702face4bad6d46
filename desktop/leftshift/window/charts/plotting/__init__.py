"""What every chart is made of: its frame, axes, labels and rows."""
