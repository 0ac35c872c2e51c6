using SecretMonitor.Secrets;
using Xunit;

namespace SecretMonitor.Tests.Secrets;

public sealed class SecretPatternTests
{
    private const string Place = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    [Theory]
    [InlineData("prod/*", "prod/db", true)]
    [InlineData("prod/*", "prod/app/db", true)]
    [InlineData("prod/*", "prod/*", true)]
    [InlineData("prod/*", "prod/app/*", true)]
    [InlineData("prod/*", "prod", false)]
    [InlineData("prod/*", "Prod/db", false)]
    [InlineData("prod/*", "test/prod/db", false)]
    [InlineData("prod/*", Place + "prod/db", true)]
    [InlineData("prod/*", Place + "prod/db-a1B2c3", true)]
    [InlineData("prod/*", Place + "prod-a1B2c3", false)]
    [InlineData("prod/*", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-a1B2c3", false)]
    [InlineData("prod/*", "arn:aws:secretsmanager:eu-central-1:999988887777:secret:prod/db-a1B2c3", false)]
    [InlineData("prod/*/db*", "prod/blue/db2", true)]
    [InlineData("prod/*/db*", Place + "prod/blue/db-a1B2c3", true)]
    [InlineData("prod/*/db*", "prod/db", false)]
    [InlineData("*", "anything", true)]
    public void A_pattern_is_every_secret_of_its_place_that_is_named_so(string pattern, string secretId, bool matches) =>
        Assert.Equal(matches, SecretReference.ParsePattern(Place + pattern).Matches(secretId));

    [Theory]
    [InlineData("arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:prod/db-a1B2c3", true)]
    [InlineData(Place + "test/db", false)]
    public void A_pattern_without_a_place_is_of_any(string arn, bool matches) =>
        Assert.Equal(matches, SecretReference.ParsePattern("prod/*").Matches(arn));

    [Theory]
    [InlineData("*/db", "must end in *")]
    [InlineData("prod/*/db", "must end in *")]
    [InlineData("*db*", "must begin with letters")]
    [InlineData("a*", "every ARN")]
    [InlineData("arn*", "every ARN")]
    [InlineData("prod/?*", "must consist of")]
    [InlineData("prod/**", "random suffix")]
    [InlineData("prod/*x*", "random suffix")]
    [InlineData("prod/*-blue*", "random suffix")]
    [InlineData("prod/*/app-*", "random suffix")]
    [InlineData(Place + "a*", "every ARN")]
    public void What_no_filter_can_express_is_refused_with_the_reason(string pattern, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => SecretReference.ParsePattern(pattern)).Message);

    [Theory]
    [InlineData("app-*", "app")]
    [InlineData("prod/app-a1*", "prod/app")]
    [InlineData("prod/*", null)]
    [InlineData("app-database*", null)]
    [InlineData("-*", null)]
    public void A_pattern_that_the_suffix_of_an_arn_may_meet_is_known(string pattern, string? other) =>
        Assert.Equal(other, SecretPattern.AlsoMeets(pattern));
}
