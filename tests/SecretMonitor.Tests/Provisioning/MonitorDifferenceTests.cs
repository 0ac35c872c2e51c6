using SecretMonitor.Monitors;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

public sealed class MonitorDifferenceTests
{
    [Fact]
    public void Short_values_are_told_in_full() =>
        Assert.Equal("threshold: 1 -> 3", new MonitorDifference("threshold", "1", "3").ToString());

    [Fact]
    public void Of_long_values_the_part_that_differs_is_told()
    {
        var common = new string('x', 500);
        var text = new MonitorDifference("pattern", common + "before", common + "after" + common).ToString();
        Assert.Contains("xxxbefore", text);
        Assert.Contains("xxxafterxxx", text);
        Assert.InRange(text.Length, 60, 160);
    }

    [Theory]
    [InlineData("", "none")]
    [InlineData("abc", "abcdef")]
    public void A_value_that_is_the_beginning_of_the_other_is_told_too(string before, string after) =>
        Assert.Equal($"p: {before} -> {after}", new MonitorDifference("p", before, after).ToString());
}
