"""The windows. Qt lives in this package and nowhere else."""
