using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using NetGen.Compiler.Templates;
using NetGen.Generators;
using NetGen.Generators.Reading;

namespace NetGen.Analyzers;

/// <summary>A class as the analyzer reads it: the generator's template, and the places of its sites.</summary>
internal sealed record ClassReading(INamedTypeSymbol Symbol, ReadType Read, SiteTable Sites)
{
    public TypeTemplate Template => Read.Template;
}

/// <summary>The classes of one compilation, each read once however many networks hold it.</summary>
internal sealed class ClassReadings(Compilation compilation)
{
    readonly ConcurrentDictionary<string, ClassReading?> byName = new(StringComparer.Ordinal);
    readonly SemanticModels models = SemanticModels.Of(compilation);

    public Library Library => models.Library!;

    /// <summary>Null where the compilation does not use NetGen.</summary>
    public static ClassReadings? Of(Compilation compilation) => SemanticModels.Of(compilation).Library is null ? null : new(compilation);

    public ClassReading Of(INamedTypeSymbol type, CancellationToken cancellation)
    {
        // In broken code a class may not be found by its name, and may so be known as missing.
        if (byName.TryGetValue(Names.FullName(type), out var known) && known is not null) return known;
        var reading = Read(type, cancellation);
        byName[Names.FullName(type)] = reading;
        return reading;
    }

    /// <summary>The class of that metadata name; null for those of the library.</summary>
    public ClassReading? Find(string fullName, CancellationToken cancellation) => byName.GetOrAdd(fullName, name =>
        compilation.Assembly.GetTypeByMetadataName(name) is { } type && Library.IsUserClass(type) ? Read(type, cancellation) : null);

    ClassReading Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var sites = new SiteTable();
        var template = TypeReader.Read(type, models, sites, cancellation);
        return new(type, new(template, References.Of(template)), sites);
    }
}
