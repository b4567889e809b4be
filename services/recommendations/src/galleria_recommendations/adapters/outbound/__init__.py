"""What goes out: the store and the gauges."""
