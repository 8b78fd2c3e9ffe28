using System.Reflection;
using System.Xml.Linq;
using Xunit;

namespace NetGen.Tests.Language;

/// <summary>Hovering over anything of the language says what it is, what goes in and what comes out.</summary>
public class DocumentationTests
{
    static readonly Dictionary<string, XElement> Documented =
        XDocument.Load(Path.ChangeExtension(typeof(Tensor).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => member.Attribute("name")!.Value);

    public static TheoryData<Type> Types =>
    [
        typeof(Tensor), typeof(Labels), typeof(Tokens), typeof(Mask), typeof(Slice), typeof(Functions), typeof(Layer), typeof(Init), typeof(Reduction),
        typeof(PaddingMode), typeof(UpsampleMode), typeof(StochasticDepthMode),
        typeof(NetworkAttribute), typeof(BlockAttribute), typeof(ForwardAttribute), typeof(LossAttribute),
        typeof(ShapeAttribute), typeof(DimAttribute),
        .. typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer))),
    ];

    [Theory, MemberData(nameof(Types))]
    public void The_type_and_its_public_members_are_documented(Type type) => Assert.All(Members(type).Prepend(type), member =>
    {
        var id = XmlDocId.Of(member);
        Assert.True(Documented.TryGetValue(id, out var docs), $"{id} has no documentation.");
        if (docs.Element("inheritdoc") is not null) return;
        Assert.True(Text(docs.Element("summary")).Length > 3, $"{id} has no summary.");
    });

    [Theory, MemberData(nameof(Types))]
    public void Parameters_and_results_are_documented(Type type) => Assert.All(Members(type).Prepend(type), member =>
    {
        var docs = Documented[XmlDocId.Of(member)];
        if (docs.Element("inheritdoc") is not null) return;

        foreach (var name in Parameters(member).Select(p => p.Name!))
        {
            var description = docs.Elements("param").SingleOrDefault(p => p.Attribute("name")!.Value == name);
            Assert.True(Text(description).Length > 3, $"{member} does not describe '{name}'.");
        }

        if (member is MethodInfo method && method.ReturnType != typeof(void) && !method.Name.EndsWith("plicit", StringComparison.Ordinal))
            Assert.True(Text(docs.Element("returns")).Length > 3, $"{member} does not describe its result.");
    });

    [Fact]
    public void A_member_without_documentation_would_be_found()
    {
        Assert.DoesNotContain("M:NetGen.Tensor.Fold", Documented.Keys);
        Assert.Contains("M:NetGen.Functions.Scan``2(``0,``1,System.Func{``0,``1,``0},System.Int32,System.Int32)", Documented.Keys);
        Assert.Contains("M:NetGen.Tensor.op_Implicit(System.Double)~NetGen.Tensor", Documented.Keys);
        Assert.True(Members(typeof(Tensor)).Count() > 70);
    }

    static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is not MethodInfo { IsSpecialName: true } accessor || accessor.Name.StartsWith("op_", StringComparison.Ordinal))
            .Where(member => member.Name is not "value__")
            .Where(member => member is not ConstructorInfo implicitOne || implicitOne.GetParameters() is not []);

    static ParameterInfo[] Parameters(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters(),
        PropertyInfo property => property.GetIndexParameters(),
        _ => [],
    };

    // A reference such as <see cref="…"/> has no text of its own, but the reader sees a name.
    static string Text(XElement? element) =>
        string.Concat(element?.DescendantNodes().Select(node => node is XText text ? text.Value : "name") ?? []).Trim();
}
