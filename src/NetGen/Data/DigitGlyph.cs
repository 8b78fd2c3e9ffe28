namespace NetGen;

/// <summary>
/// The strokes of one way to write a digit, as control points in a box of height 1 around the origin (x to the right, y down).
/// </summary>
/// <param name="Strokes">Lines of the pen.</param>
sealed record DigitGlyph(params DigitGlyph.Stroke[] Strokes)
{
    /// <summary>One line of the pen through its points: rounded, or straight from point to point.</summary>
    public sealed record Stroke(bool Smooth, params (float X, float Y)[] Points);

    /// <summary>The most control points that a stroke has.</summary>
    public static int MostPoints { get; } =
        All().SelectMany(glyphs => glyphs).SelectMany(glyph => glyph.Strokes).Max(stroke => stroke.Points.Length);

    /// <summary>For each digit, the ways to write it.</summary>
    public static DigitGlyph[][] All() => [Zero, One, Two, Three, Four, Five, Six, Seven, Eight, Nine];

    static Stroke Curve(params (float X, float Y)[] points) => new(true, points);

    static Stroke Lines(params (float X, float Y)[] points) => new(false, points);

    static DigitGlyph[] Zero =>
    [
        new(Curve((0.02f, -0.5f), (-0.26f, -0.3f), (-0.32f, 0.08f), (-0.18f, 0.43f), (0.06f, 0.5f), (0.28f, 0.25f), (0.3f, -0.15f),
            (0.15f, -0.45f), (-0.04f, -0.5f))),
        new(Curve((0.1f, -0.47f), (-0.12f, -0.36f), (-0.22f, 0), (-0.12f, 0.4f), (0.06f, 0.48f), (0.2f, 0.15f), (0.2f, -0.25f),
            (0.06f, -0.48f))),
    ];

    static DigitGlyph[] One =>
    [
        new(Lines((0.03f, -0.5f), (-0.03f, 0.5f))),
        new(Lines((-0.2f, -0.28f), (0.02f, -0.5f), (0.02f, 0.5f))),
        new(Lines((-0.18f, -0.3f), (0, -0.5f), (0, 0.48f)), Lines((-0.22f, 0.48f), (0.22f, 0.48f))),
    ];

    static DigitGlyph[] Two =>
    [
        new(Curve((-0.28f, -0.3f), (-0.12f, -0.48f), (0.14f, -0.46f), (0.26f, -0.25f), (0.12f, 0.05f), (-0.12f, 0.28f),
            (-0.32f, 0.47f)), Lines((-0.32f, 0.47f), (0.34f, 0.45f))),
        new(Curve((-0.26f, -0.32f), (-0.05f, -0.5f), (0.22f, -0.38f), (0.18f, -0.08f), (-0.08f, 0.3f), (-0.26f, 0.46f), (-0.34f, 0.34f),
            (-0.16f, 0.28f), (0.08f, 0.44f), (0.36f, 0.4f))),
    ];

    static DigitGlyph[] Three =>
    [
        new(
            Curve((-0.28f, -0.38f), (-0.04f, -0.5f), (0.22f, -0.38f), (0.18f, -0.14f), (-0.06f, -0.03f)),
            Curve((-0.06f, -0.03f), (0.22f, 0.08f), (0.28f, 0.3f), (0.04f, 0.5f), (-0.3f, 0.4f))),
        new(Lines((-0.27f, -0.46f), (0.25f, -0.46f), (-0.02f, -0.1f)), Curve((-0.02f, -0.1f), (0.24f, 0.04f), (0.26f, 0.32f),
            (0.02f, 0.5f), (-0.3f, 0.4f))),
    ];

    static DigitGlyph[] Four =>
    [
        new(Lines((-0.24f, -0.46f), (-0.3f, 0.06f), (0.32f, 0.04f)), Lines((0.18f, -0.4f), (0.12f, 0.5f))),
        new(Lines((0.14f, 0.5f), (0.14f, -0.5f), (-0.32f, 0.14f), (0.34f, 0.14f))),
        new(Curve((-0.22f, -0.48f), (-0.28f, -0.2f), (-0.18f, 0), (0.06f, 0), (0.26f, -0.12f)), Lines((0.28f, -0.48f), (0.2f, 0.5f))),
    ];

    static DigitGlyph[] Five =>
    [
        new(Lines((0.28f, -0.48f), (-0.2f, -0.48f), (-0.24f, -0.06f)), Curve((-0.24f, -0.06f), (0.04f, -0.14f), (0.27f, 0.06f),
            (0.24f, 0.34f), (0, 0.5f), (-0.3f, 0.4f))),
        new(Curve((-0.18f, -0.44f), (-0.22f, -0.12f), (0.08f, -0.08f), (0.26f, 0.14f), (0.16f, 0.42f), (-0.08f, 0.5f),
            (-0.28f, 0.42f)), Lines((-0.18f, -0.45f), (0.3f, -0.5f))),
    ];

    static DigitGlyph[] Six =>
    [
        new(Curve((0.2f, -0.48f), (-0.1f, -0.3f), (-0.28f, 0.06f), (-0.24f, 0.38f), (0, 0.5f), (0.25f, 0.36f), (0.22f, 0.1f),
            (0, 0.01f), (-0.24f, 0.18f))),
        new(Curve((-0.02f, -0.5f), (-0.2f, -0.15f), (-0.24f, 0.26f), (-0.06f, 0.48f), (0.18f, 0.42f), (0.22f, 0.2f), (0.04f, 0.12f),
            (-0.18f, 0.28f))),
    ];

    static DigitGlyph[] Seven =>
    [
        new(Lines((-0.3f, -0.46f), (0.3f, -0.46f), (-0.06f, 0.5f))),
        new(Lines((-0.3f, -0.44f), (0.28f, -0.46f), (0, 0.5f)), Lines((-0.14f, 0.02f), (0.3f, 0))),
        new(Lines((-0.3f, -0.28f), (-0.28f, -0.46f), (0.28f, -0.46f)), Curve((0.28f, -0.46f), (0.08f, -0.1f), (-0.02f, 0.2f),
            (-0.04f, 0.5f))),
    ];

    static DigitGlyph[] Eight =>
    [
        new(Curve((0.2f, -0.38f), (0, -0.5f), (-0.22f, -0.36f), (-0.12f, -0.14f), (0.14f, 0.1f), (0.24f, 0.34f), (0, 0.5f),
            (-0.24f, 0.34f), (-0.12f, 0.1f), (0.16f, -0.14f), (0.22f, -0.36f))),
        new(
            Curve((0, -0.5f), (-0.18f, -0.38f), (-0.16f, -0.14f), (0, -0.05f), (0.17f, -0.14f), (0.18f, -0.38f), (0, -0.5f)),
            Curve((0, -0.05f), (-0.22f, 0.1f), (-0.22f, 0.38f), (0, 0.5f), (0.22f, 0.38f), (0.22f, 0.1f), (0, -0.05f))),
    ];

    static DigitGlyph[] Nine =>
    [
        new(Curve((0.24f, -0.3f), (0.05f, -0.48f), (-0.2f, -0.38f), (-0.22f, -0.14f), (0, -0.02f), (0.2f, -0.16f), (0.24f, -0.32f)),
            Lines((0.24f, -0.34f), (0.2f, 0.08f), (0.12f, 0.5f))),
        new(Curve((0.24f, -0.28f), (0.06f, -0.48f), (-0.18f, -0.4f), (-0.22f, -0.16f), (-0.02f, -0.03f), (0.18f, -0.16f),
            (0.25f, -0.36f), (0.26f, 0.06f), (0.14f, 0.4f), (-0.04f, 0.5f), (-0.24f, 0.42f))),
    ];
}
