namespace IlgpuSimulator;

/// <summary>Why a method is no code for a GPU; the reader of the message knows neither the method nor the kernel yet.</summary>
sealed class RefusedException(string why) : Exception(why);
