"""Groups as jobs on a Dask cluster: `crew` is the build's side, `foreman` a worker's, `hand` that of its processes."""
