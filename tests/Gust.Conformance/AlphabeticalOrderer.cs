using Xunit.Sdk;
using Xunit.v3;

namespace Gust.Conformance;

/// <summary>Runs the scripts in the order of their names, so that neighbours with one configuration share a server.</summary>
internal sealed class AlphabeticalOrderer : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(testCase => testCase.TestCaseDisplayName, StringComparer.Ordinal)];
}
