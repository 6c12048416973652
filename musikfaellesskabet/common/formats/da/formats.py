"""How Danish pages write an hour: 16.24. The rest is as Django has it."""

TIME_FORMAT = "H.i"
