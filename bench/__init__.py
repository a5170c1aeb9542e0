"""Benchmarks: what each page costs, as multiples of a bare Django page on the same machine in the same minute."""
