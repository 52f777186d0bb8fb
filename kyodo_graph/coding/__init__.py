"""What `kyodo check` says of the coding: agreement of readings, coverage, the wording of ties."""
