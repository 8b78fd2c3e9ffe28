using NetGen.Networks.Tests.Networks;

namespace NetGen.Networks.Tests;

/// <summary>An operation of the library as a value.</summary>
public class OperationValueTests
{
    [Fact]
    public void WhatStandsBeforeItIsEvaluatedWhereItIsMade()
    {
        using var net = new HeldOperation();
        var result = new float[6];
        net.Run([-3, -2, -1, 1, 2, 3], [1, -3, 0, 0, 5, 2], result);
        Assert.Equal([1, -2, 0, 3, 9, 9], result);
    }
}
