namespace NetGen;

/// <summary>
/// Draws digits of 28 x 28 pixels with a pen that rotates, slants, stretches, trembles and smears: data for trials and tests that need no
/// download. The same seed gives the same pixels on every platform.
/// </summary>
public static class DrawnDigits
{
    const int Size = 28, Subdivisions = 5;

    static readonly DigitGlyph[][] Glyphs = DigitGlyph.All();

    /// <summary>
    /// Draws <paramref name="count"/> digits, each class as likely as the others; image i depends on the seed and i only.
    /// </summary>
    /// <returns>Grey images with values from 0 to 1, [count, 1, 28, 28], and the digits as labels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or the pixels would not fit an array.</exception>
    public static ImageDataset Create(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Array.MaxLength / (Size * Size));
        var (images, labels) = (new float[count * Size * Size], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var random = SplitMix64.Stream(seed, (ulong)i);
            labels[i] = random.Below(Glyphs.Length);
            Draw(Glyphs[labels[i]], ref random, images.AsSpan(i * Size * Size, Size * Size));
        }
        return new ImageDataset(images, labels, 1, Size, Size);
    }

    static void Draw(DigitGlyph[] variants, ref SplitMix64 random, Span<float> image)
    {
        var glyph = variants[random.Below(variants.Length)];
        var placement = Placement.Draw(ref random);
        var radius = (float)random.Between(0.6, 1.6);

        // Every pixel's squared distance to the nearest stroke, first.
        image.Fill(float.MaxValue);
        Span<(float X, float Y)> points = stackalloc (float, float)[DigitGlyph.MostPoints];
        foreach (var stroke in glyph.Strokes)
        {
            var count = stroke.Points.Length;
            for (var i = 0; i < count; i++)
            {
                var (x, y) = stroke.Points[i];
                points[i] = placement.Apply(x + (float)random.Between(-0.06, 0.06), y + (float)random.Between(-0.06, 0.06));
            }
            if (stroke.Smooth) DrawCurve(points[..count], radius, image);
            else for (var i = 1; i < count; i++) DrawSegment(points[i - 1], points[i], radius, image);
        }
        Ink(ref random, radius, image);
    }

    // Catmull and Rom's spline (1974) goes through its points; at the ends, the end point stands for the missing neighbour.
    static void DrawCurve(ReadOnlySpan<(float X, float Y)> points, float radius, Span<float> image)
    {
        for (var i = 1; i < points.Length; i++)
        {
            var (a, b, c, d) = (points[Math.Max(i - 2, 0)], points[i - 1], points[i], points[Math.Min(i + 1, points.Length - 1)]);
            var from = b;
            for (var step = 1; step <= Subdivisions; step++)
            {
                var t = (float)step / Subdivisions;
                var to = (Spline(a.X, b.X, c.X, d.X, t), Spline(a.Y, b.Y, c.Y, d.Y, t));
                DrawSegment(from, to, radius, image);
                from = to;
            }
        }
    }

    static float Spline(float a, float b, float c, float d, float t) =>
        b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));

    static void DrawSegment((float X, float Y) from, (float X, float Y) to, float radius, Span<float> image)
    {
        var reach = radius + 1;
        var (left, right) = (Math.Max(0, (int)(Math.Min(from.X, to.X) - reach)), Math.Min(Size - 1, (int)(Math.Max(from.X, to.X) + reach)));
        var (top, bottom) = (Math.Max(0, (int)(Math.Min(from.Y, to.Y) - reach)), Math.Min(Size - 1, (int)(Math.Max(from.Y, to.Y) + reach)));
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var inverse = 1 / Math.Max(dx * dx + dy * dy, 1e-6f);
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                var (px, py) = (x + 0.5f - from.X, y + 0.5f - from.Y);
                var along = Math.Clamp((px * dx + py * dy) * inverse, 0, 1);
                var (ex, ey) = (px - along * dx, py - along * dy);
                ref var nearest = ref image[y * Size + x];
                nearest = Math.Min(nearest, ex * ex + ey * ey);
            }
        }
    }

    // The stroke's edge fades over one pixel; the ink varies from pixel to pixel, and the paper is not quite clean.
    static void Ink(ref SplitMix64 random, float radius, Span<float> image)
    {
        var ink = (float)random.Between(0.7, 1);
        var noise = random.Between(0, 0.25);
        foreach (ref var pixel in image)
        {
            var cover = pixel < float.MaxValue ? Math.Clamp(radius + 0.5f - MathF.Sqrt(pixel), 0, 1) : 0;
            pixel = Math.Clamp(ink * cover + (float)random.Between(-noise, noise), 0, 1);
        }
    }

    /// <summary>The affine map from a glyph's box to pixels.</summary>
    readonly record struct Placement(float XX, float XY, float YX, float YY, float X, float Y)
    {
        public static Placement Draw(ref SplitMix64 random)
        {
            var (sin, cos) = PortableMath.SinCosTurns(random.Between(-0.055, 0.055));
            var shear = random.Between(-0.4, 0.2);
            var (width, height) = (random.Between(12, 22), random.Between(15, 22));
            var (x, y) = (random.Between(11.5, 16.5), random.Between(12, 16));

            // Stretch, then slant (x moves by shear · y), then turn.
            return new Placement(
                (float)(cos * width), (float)((cos * shear - sin) * height),
                (float)(sin * width), (float)((sin * shear + cos) * height),
                (float)x, (float)y);
        }

        public (float X, float Y) Apply(float x, float y) => (XX * x + XY * y + X, YX * x + YY * y + Y);
    }
}
