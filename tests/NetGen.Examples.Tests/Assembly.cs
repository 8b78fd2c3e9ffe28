// The number of threads that run kernels is the process's: runs that set it must not meet.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
