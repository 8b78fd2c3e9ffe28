namespace NetGen.Examples.Tests;

/// <summary>The commands' names and options, and what is said when they are wrong.</summary>
public class UsageTests
{
    [Fact]
    public void List_names_each_example_on_a_line()
    {
        var run = CommandRun.Of("list");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Catalogue.Examples.Select(example => example.Command), run.Out.Select(line => line.Split(' ')[0]));
        Assert.Contains("lenet", run.Out.Select(line => line.Split(' ')[0]));
        Assert.All(run.Out, line => Assert.True(line.Split(' ', 2)[1].Trim().Length > 10, line));
    }

    [Theory]
    [InlineData("Expected a command.")]
    [InlineData("There is no command 'lenett'.", "lenett")]
    [InlineData("There is no command '--data'.", "--data", "x")]
    [InlineData("'list' takes no options, but there is '--seed'.", "list", "--seed", "1")]
    [InlineData("There is no option '--lr'.", "lenet", "--lr", "1")]
    [InlineData("There is no option 'x'.", "lenet", "x")]
    [InlineData("--epochs needs a value.", "lenet", "--epochs")]
    [InlineData("--data needs a value.", "lenet", "--data", "--epochs", "3")]
    [InlineData("--save needs a value.", "mlp", "--save", "")]
    [InlineData("--epochs takes a whole number from 1 to 10,000, but found '0'.", "lenet", "--epochs", "0")]
    [InlineData("--epochs takes a whole number from 1 to 10,000, but found '1.5'.", "lenet", "--epochs", "1.5")]
    [InlineData("--batch takes a whole number from 1 to 10,000, but found '99999999999'.", "lenet", "--batch", "99999999999")]
    [InlineData("--threads takes a whole number from 1 to 1,024, but found '-1'.", "lenet", "--threads", "-1")]
    [InlineData("--seed takes a whole number, 0 or more, but found 'one'.", "lenet", "--seed", "one")]
    [InlineData("--rate takes a number above 0 and at most 1, such as 0.002, but found 'NaN'.", "lenet", "--rate", "NaN")]
    [InlineData("--rate takes a number above 0 and at most 1, such as 0.002, but found '0,002'.", "lenet", "--rate", "0,002")]
    public void Misuse_gives_one_line_the_usage_and_exit_code_2(string message, params string[] args)
    {
        var run = CommandRun.Of(args);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal([""], run.Out);
        Assert.Equal(message, run.Error[0]);
        Assert.Equal("", run.Error[1]);
        Assert.StartsWith("usage: ", run.Error[2]);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("lenet", "--help")]
    public void Help_is_no_error(params string[] args)
    {
        var run = CommandRun.Of(args);
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("usage: ", run.Out[0]);
        Assert.Equal([""], run.Error);
    }

    [Fact]
    public void Help_names_every_option()
    {
        var help = string.Join('\n', CommandRun.Of("help").Out);
        string[] options = ["--data", "--epochs", "--batch", "--rate", "--seed", "--threads", "--save"];
        Assert.All(options, option => Assert.Contains($"  {option} ", help));
    }

    [Fact]
    public void The_last_of_equal_options_counts_and_the_others_keep_their_defaults()
    {
        var options = TrainingOptions.Parse(["--rate", "1e-3", "--epochs", "7", "--rate", "0.5"]);
        Assert.Equal((0.5, 7), (options.Rate, options.Epochs));
        Assert.Equal((32, 1UL, null, null), (options.Batch, options.Seed, options.Threads, options.Data));
    }
}
