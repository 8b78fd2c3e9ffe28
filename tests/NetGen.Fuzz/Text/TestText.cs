using System.Text;
using NetGen.Compiler.Graphs;
using NetGen.Compiler.Ops;
using NetGen.Fuzz.Checks;

namespace NetGen.Fuzz.Text;

/// <summary>A case as the source of a test that fails as long as the case does.</summary>
public static class TestText
{
    /// <summary>The statements that end with a variable <c>fuzz</c>.</summary>
    public static string Body(FuzzCase fuzz)
    {
        var text = new StringBuilder();
        text.AppendLine("Dim N = Dim.Name(\"N\"), T = Dim.Name(\"T\");");
        text.AppendLine("var g = new GraphBuilder();");
        var source = new GraphSource(text);
        source.Write("g", fuzz.Model.Nodes, node => node.Op is Source named ? named.Id : null);
        var outputs = fuzz.Model.Outputs.Select(o => $"new({CSharpText.Of(o.Name)}, {CSharpText.Of(o.Kind)}, {source.NameOf(o.Node)})");
        text.Append($"var fuzz = new FuzzCase(Graph.Of([{string.Join(", ", outputs)}]), n: {fuzz.N}, t: {fuzz.T}, values: {fuzz.Values})");
        var used = fuzz.Model.Sources.Select(s => ((Source)s.Op).Id).Where(fuzz.Indices.ContainsKey).ToArray();
        if (used.Length > 0) text.Append($" {{ Indices = new Dictionary<string, int> {{ {string.Join(", ", used.Select(id => $"[\"{id}\"] = {fuzz.Indices[id]}"))} }} }}");
        return text.AppendLine(";").ToString();
    }

    /// <summary>The whole method, ready to be put into RandomModelTests.</summary>
    public static string Method(string name, FuzzCase fuzz)
    {
        var text = new StringBuilder();
        text.AppendLine("    [Fact]");
        text.AppendLine($"    public void {name}()");
        text.AppendLine("    {");
        foreach (var line in Body(fuzz).Split('\n', StringSplitOptions.RemoveEmptyEntries)) text.AppendLine("        " + line.TrimEnd());
        text.AppendLine("        AssertHolds(fuzz);");
        return text.Append("    }").ToString();
    }
}
