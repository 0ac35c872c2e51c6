using SecretMonitor.Aws.Alarms;
using Xunit;

namespace SecretMonitor.Tests.Alarms;

public sealed class AlarmWindowTests
{
    [Fact]
    public void The_window_holds_the_breaching_datapoints_and_their_period()
    {
        var window = AlarmWindow.Read(
            """
            {"version":"1.0","queryDate":"2026-09-14T05:52:48.775+0000","startDate":"2026-09-14T05:48:00.000+0000",
             "statistic":"Sum","period":60,"recentDatapoints":[1.0],"threshold":1.0,"evaluatedDatapoints":[
              {"timestamp":"2026-09-14T05:52:00.000+0000"},
              {"timestamp":"2026-09-14T05:51:00.000+0000","sampleCount":1.0,"value":1.0},
              {"timestamp":"2026-09-14T05:50:00.000+0000","sampleCount":1.0,"value":0.0},
              {"timestamp":"2026-09-14T05:49:00.000+0000","sampleCount":2.0,"value":2.0}]}
            """);
        Assert.Equal(new(At("05:49"), At("05:52")), window);
    }

    [Fact]
    public void Without_datapoints_the_window_is_the_whole_evaluation()
    {
        var window = AlarmWindow.Read(
            """{"startDate":"2026-09-14T05:48:00.000+0000","queryDate":"2026-09-14T05:52:00.000+0000"}""");
        Assert.Equal(new(At("05:48"), At("05:52")), window);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void What_is_none_of_CloudWatchs_has_no_window(string? text) => Assert.Null(AlarmWindow.Read(text));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-09-14T{time}:00Z");
}
