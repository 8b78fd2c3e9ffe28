namespace NetGen.Benchmarks.Peer;

/// <summary>The comparison cannot run, for a reason that the user can mend.</summary>
sealed class PeerException(string message) : Exception(message);
