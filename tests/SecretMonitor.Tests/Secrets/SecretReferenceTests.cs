using SecretMonitor.Secrets;
using Xunit;

namespace SecretMonitor.Tests.Secrets;

public sealed class SecretReferenceTests
{
    private const string Prefix = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";
    private const string Full = Prefix + "prod/db-a1B2c3";
    private const string Partial = Prefix + "prod/db";

    [Fact]
    public void A_bare_name_is_a_name()
    {
        SecretReference secret = SecretReference.Parse("prod/db-a1B2c3");

        Assert.Equal("prod/db-a1B2c3", secret.Name);
        Assert.Null(secret.Arn);
        Assert.Null(secret.Region);
        Assert.False(secret.IsExact);
        Assert.False(secret.IsAmbiguous);
        Assert.Equal(["prod/db-a1B2c3"], secret.Forms);
    }

    [Fact]
    public void An_arn_without_suffix_gives_name_and_place()
    {
        SecretReference secret = SecretReference.Parse(Partial);

        Assert.Equal("prod/db", secret.Name);
        Assert.Equal(Partial, secret.PartialArn);
        Assert.Null(secret.Arn);
        Assert.Equal(("aws", "eu-central-1", "111122223333"), (secret.Partition, secret.Region, secret.AccountId));
    }

    [Fact]
    public void An_arn_that_ends_like_a_suffix_leaves_the_name_open()
    {
        SecretReference secret = SecretReference.Parse(Full);

        Assert.True(secret.IsAmbiguous);
        Assert.Null(secret.Name);
        Assert.Null(secret.Arn);
        Assert.Equal([Full], secret.Forms);
        Assert.True(secret.Matches("prod/db"));
        Assert.True(secret.Matches("prod/db-a1B2c3"));
        Assert.True(secret.Matches(Partial));
        Assert.True(secret.Matches(Full + "-Zz9Zz9"));
        Assert.False(secret.Matches(Prefix + "prod/db-a1B2c4"));
        Assert.False(secret.Matches("prod/db2"));
    }

    [Fact]
    public void A_described_secret_is_exact_and_has_three_forms()
    {
        SecretReference secret = SecretReference.FromDescription("prod/db", Full);

        Assert.True(secret.IsExact);
        Assert.Equal(["prod/db", Partial, Full], secret.Forms);
        Assert.All(secret.Forms, form => Assert.True(secret.Matches(form)));
    }

    [Fact]
    public void A_described_name_may_itself_end_like_a_suffix()
    {
        SecretReference secret = SecretReference.FromDescription("prod/db-a1B2c3", Full + "-Zz9Zz9");

        Assert.Equal(["prod/db-a1B2c3", Full, Full + "-Zz9Zz9"], secret.Forms);
        Assert.False(secret.Matches("prod/db"));
        Assert.False(secret.Matches(Partial));
    }

    [Theory]
    [InlineData("prod/db2")]
    [InlineData("prod/d")]
    [InlineData("PROD/DB")]
    [InlineData("prod/db-x")]
    [InlineData("prod/db-a1B2c3")]
    [InlineData(Prefix + "prod/db2")]
    [InlineData(Prefix + "prod/db-a1B2c4")]
    [InlineData(Prefix + "prod/db-a1B2c3-a1B2c3")]
    [InlineData(Prefix + "prod/db-")]
    [InlineData(Prefix + "prod/db-a1B2c")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:999988887777:secret:prod/db-a1B2c3")]
    [InlineData("arn:aws-cn:secretsmanager:eu-central-1:111122223333:secret:prod/db-a1B2c3")]
    [InlineData("")]
    [InlineData(" prod/db")]
    [InlineData(null)]
    public void An_exact_secret_is_never_confused_with_another(string? secretId) =>
        Assert.False(SecretReference.FromDescription("prod/db", Full).Matches(secretId));

    [Fact]
    public void A_name_matches_its_arns_in_any_account_and_region_while_these_are_unknown()
    {
        SecretReference secret = SecretReference.Parse("prod/db");

        Assert.True(secret.Matches(Full));
        Assert.True(secret.Matches(Partial));
        Assert.False(secret.Matches(Prefix + "prod/db2-a1B2c3"));
        Assert.False(secret.Matches(Prefix + "prod/db-x-a1B2c3"));
    }

    [Fact]
    public void A_name_in_a_request_means_the_region_and_account_of_the_request()
    {
        SecretReference secret = SecretReference.FromArn(Full);

        Assert.True(secret.Matches("prod/db", "eu-central-1", "111122223333"));
        Assert.False(secret.Matches("prod/db", "eu-west-1", "111122223333"));
        Assert.False(secret.Matches("prod/db", "eu-central-1", "999988887777"));
        Assert.True(secret.Matches(Full, "eu-central-1", "999988887777"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("has blank")]
    [InlineData("has:colon")]
    [InlineData("über")]
    [InlineData("arn:aws:sns:eu-central-1:111122223333:topic")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:prod/db")]
    [InlineData("arn:aws:secretsmanager:::secret:prod/db")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:111122223333:secret:a b")]
    public void What_is_no_secret_id_is_refused_with_the_value_and_the_rule(string text)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => SecretReference.Parse(text));

        Assert.Contains($"'{text}'", refusal.Message);
        Assert.Contains(SecretName.Rule, refusal.Message);
    }

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void A_name_has_at_most_512_characters(int length, bool legal)
    {
        string name = new('n', length);

        Assert.Equal(legal, SecretName.IsValid(name));
        Assert.Equal(legal, SecretReference.TryParse(name, out _));
        Assert.Equal(legal, SecretReference.TryParse(Prefix + name + "-a1B2c3", out _));
    }

    [Fact]
    public void A_description_that_contradicts_itself_is_refused() =>
        Assert.Throws<ArgumentException>(() => SecretReference.FromDescription("prod/db2", Full));

    [Fact]
    public void A_partial_arn_is_not_taken_for_a_full_one() =>
        Assert.Throws<ArgumentException>(() => SecretReference.FromArn(Partial));
}
