"""What is measured for operators: counters, gauges and histograms for Prometheus.

Labels are few and bounded: never a workshop, a person, an id or an address. Every metric of this
room stands in docs/operations.md with what to do about it; a test compares the two.
"""
