using SecretMonitor.Errors;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandbox.Faults;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.Faults;

public sealed class FaultRuleTests(SandboxFixture sandbox) : IClassFixture<SandboxFixture>
{
    [Theory]
    [InlineData("sns:CreateTopic throttle", "Throttle")]
    [InlineData("cloudtrail:* 500 on 2", "Failure")]
    [InlineData("*:* reset 10%", "Reset")]
    [InlineData(" S3:putbucketpolicy   LOST on 1 , 3 ", "Lost")]
    [InlineData("iam:CreateRole slow 3s", "Slow")]
    [InlineData("iam:Get* stale 10s", "Stale")]
    [InlineData("cloudtrail:deliver twice 5%", "Twice")]
    public void The_kind_is_read(string text, string kind)
    {
        Assert.Equal(kind, FaultRule.Parse(text).Kind.ToString());
    }

    [Theory]
    [InlineData("250ms", 250)]
    [InlineData("1.5s", 1500)]
    [InlineData("2m", 120_000)]
    public void A_slow_answer_is_late_by_the_duration(string duration, int milliseconds)
    {
        Assert.Equal(
            TimeSpan.FromMilliseconds(milliseconds), FaultRule.Parse($"iam:CreateRole slow {duration}").Delay);
    }

    [Theory]
    [InlineData("sns:CreateTopic 500", "sns", "CreateTopic", true)]
    [InlineData("sns:CreateTopic 500", "sns", "CreateTopics", false)]
    [InlineData("sns:CreateTopic 500", "sqs", "CreateTopic", false)]
    [InlineData("SNS:createtopic 500", "sns", "CreateTopic", true)]
    [InlineData("s*:Get*Policy 500", "secretsmanager", "GetResourcePolicy", true)]
    [InlineData("s*:Get*Policy 500", "secretsmanager", "GetSecretValue", false)]
    [InlineData("cloudwatch:* 500", "monitoring", "PutMetricAlarm", true)]
    [InlineData("monitoring:* 500", "monitoring", "PutMetricAlarm", true)]
    public void Service_and_operation_choose_the_calls(string text, string service, string operation, bool covers)
    {
        var found = sandbox.Server.World.Services.Single(s => s.SigningName == service);

        Assert.Equal(covers, FaultRule.Parse(text).Covers(found, operation));
    }

    [Theory]
    [InlineData("*:* 500", "1,2,3,4,5")]
    [InlineData("*:* 500 on 2", "2")]
    [InlineData("*:* 500 on 4,1", "1,4")]
    [InlineData("*:* 500 0%", "")]
    [InlineData("*:* 500 100%", "1,2,3,4,5")]
    public void Calls_are_struck_by_number_or_chance(string text, string struck)
    {
        var rule = FaultRule.Parse(text);
        SandboxRandom random = new(1);

        Assert.Equal(struck, string.Join(',', Enumerable.Range(1, 5).Where(n => rule.Strikes(n, random))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sns")]
    [InlineData("sns throttle")]
    [InlineData("sns:CreateTopic")]
    [InlineData("sns:CreateTopic explode")]
    [InlineData("sns:CreateTopic 503")]
    [InlineData("sns:CreateTopic slow")]
    [InlineData("sns:CreateTopic slow 3")]
    [InlineData("sns:CreateTopic slow 3h")]
    [InlineData("sns:CreateTopic slow 61m")]
    [InlineData("sns:CreateTopic throttle 3s")]
    [InlineData("sns:CreateTopic throttle on")]
    [InlineData("sns:CreateTopic throttle on 0")]
    [InlineData("sns:CreateTopic throttle on 1,")]
    [InlineData("sns:CreateTopic throttle on 1 10%")]
    [InlineData("sns:CreateTopic throttle 101%")]
    [InlineData("sns:CreateTopic throttle -1%")]
    [InlineData("sns:Create?opic throttle")]
    [InlineData("sns:CreateTopic throttle on 99999999999")]
    public void What_is_no_rule_is_refused_with_the_grammar(string text)
    {
        var error = Assert.Throws<SecretMonitorException>(() => FaultRule.Parse(text));

        Assert.Equal("InvalidParameterValue", error.ErrorId);
        Assert.Contains($"-Fault '{text}'", error.Message, StringComparison.Ordinal);
        Assert.Contains("SERVICE:OPERATION KIND [on N[,M...] | PERCENT%]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("snss:CreateTopic throttle")]
    [InlineData("sns:CreateTopics throttle")]
    [InlineData("sns:CreateTopic twice")]
    [InlineData("sns:deliver twice")]
    [InlineData("cloudtrail:deliver throttle")]
    public void A_rule_that_can_strike_nothing_is_refused(string text)
    {
        var error = Assert.Throws<SecretMonitorException>(() => SandboxServer.Start(new() { Faults = [text] }));

        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }
}
