using IlgpuSimulator;

namespace ILGPU;

public static class Grid
{
    public static int IdxX => KernelThread.Required.Group.X;

    public static int IdxY => KernelThread.Required.Group.Y;

    public static int IdxZ => KernelThread.Required.Group.Z;

    public static Index3D Index => new(IdxX, IdxY, IdxZ);

    public static int DimX => Dimension.X;

    public static int DimY => Dimension.Y;

    public static int DimZ => Dimension.Z;

    public static Index3D Dimension => KernelThread.Required.Group.Launch.Config.GridDim;

    public static int LinearIndex => IdxX + DimX * (IdxY + DimY * IdxZ);

    public static Index3D GlobalIndex
    {
        get
        {
            var size = Group.Dimension;
            return new(IdxX * size.X + Group.IdxX, IdxY * size.Y + Group.IdxY, IdxZ * size.Z + Group.IdxZ);
        }
    }

    public static int GlobalLinearIndex => LinearIndex * Group.Dimension.Size + Group.LinearIndex;

    public static Index1D ComputeGlobalIndex(Index1D gridIdx, Index1D groupIdx) => new(groupIdx.X + gridIdx.X * Group.DimX);
}
