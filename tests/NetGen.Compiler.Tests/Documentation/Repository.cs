using System.Runtime.CompilerServices;

namespace NetGen.Compiler.Tests.Documentation;

/// <summary>Where the repository lies whose documents are tested.</summary>
static class Repository
{
    public static string Root { get; } = OfOutput() ?? OfSource();

    static string? OfOutput()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "NetGen.sln"))) directory = directory.Parent;
        return directory?.FullName;
    }

    /// <summary>Where the build puts its output outside of the repository, the source still says where it is.</summary>
    static string OfSource([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
