using Xunit;

namespace SecretMonitor.Tests;

public sealed class ArnTests
{
    [Theory]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:prod/db-a1B2c3")]
    [InlineData("arn:aws-cn:iam::111122223333:root")]
    [InlineData("arn:aws-us-gov:s3:::bucket/key:with:colons")]
    [InlineData("arn:aws-iso-b:logs:us-isob-east-1:111122223333:log-group:g:*")]
    public void Reads_and_prints_the_same_text(string text) => Assert.Equal(text, Arn.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("prod/db")]
    [InlineData("arn:aws:sns")]
    [InlineData("arn:other:sns:eu-west-1:1:topic")]
    [InlineData("arn:aws:sns:eu-west-1:111122223333:")]
    [InlineData("ARN:aws:sns:eu-west-1:111122223333:t")]
    public void Refuses_what_is_no_arn(string text)
    {
        Assert.False(Arn.TryParse(text, out _));
        Assert.Contains($"'{text}'", Assert.Throws<FormatException>(() => Arn.Parse(text)).Message);
    }

    [Theory]
    [InlineData("eu-west-1", "aws")]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    public void Knows_the_partition_of_a_region(string region, string partition) =>
        Assert.Equal(partition, Arn.PartitionOf(region));
}
