namespace Gust.Web.Tests;

/// <summary>Memory for answers under way.</summary>
public sealed class AnswerBudgetTests
{
    private const int Half = 600_000;
    private readonly AnswerBudget _budget = new(2 * Half);

    [Fact]
    public void Long_answers_have_to_share_what_there_is()
    {
        Assert.True(_budget.TryTake(Half));
        Assert.True(_budget.TryTake(Half));
        Assert.False(_budget.TryTake(Half));

        _budget.Return(Half);

        Assert.True(_budget.TryTake(Half));
    }

    [Fact]
    public void Short_ones_always_come_through()
    {
        Assert.True(_budget.TryTake(2 * Half));
        Assert.True(_budget.TryTake(AnswerBudget.Small));
        _budget.Return(AnswerBudget.Small);
        Assert.False(_budget.TryTake(AnswerBudget.Small + 1));
    }

    [Fact]
    public void One_alone_may_be_of_any_length()
    {
        Assert.True(_budget.TryTake(10 * Half));
        Assert.False(_budget.TryTake(Half));
        _budget.Return(10 * Half);
        Assert.True(_budget.TryTake(Half));
    }
}
