"""Pure methods: values in, values and reasons out. No clock, files, network, chance or Django."""
