"""Sweeps: a scenario over values of levers and areas, on all cores or a cluster, resumed where it stopped."""
