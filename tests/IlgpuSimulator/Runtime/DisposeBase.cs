namespace ILGPU.Util;

public abstract class DisposeBase : IDisposable
{
    int disposed;

    ~DisposeBase() => Dispose(false);

    public bool IsDisposed => Volatile.Read(ref disposed) != 0;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0) return;
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }

    protected void VerifyNotDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);
}
