using System.ComponentModel;

namespace NetGen.Ilgpu;

/// <summary>An optimizer's formula on one weight, with the step's constants as its fields.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceRule
{
    /// <summary>How many numbers of state each weight has: 0, 1 or 2.</summary>
    int States { get; }

    /// <summary>The new weight; the states are replaced in place.</summary>
    float Next(float weight, float gradient, ref float first, ref float second);
}
