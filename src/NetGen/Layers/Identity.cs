namespace NetGen;

/// <summary>y = x, of any shape: the branch that does nothing, where a hyperparameter chooses between branches.</summary>
public sealed class Identity : Layer;
