namespace NetGen.Tests.Data;

/// <summary>A folder for the files of one test, gone with all of them at its end.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("netgen-").FullName;

    /// <summary>The path of a file in the folder, which holds <paramref name="content"/> if given.</summary>
    public string File(string name, byte[]? content = null)
    {
        var path = System.IO.Path.Combine(Path, name);
        if (content is not null) System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
