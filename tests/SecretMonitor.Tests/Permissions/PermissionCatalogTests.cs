using SecretMonitor.Permissions;
using SecretMonitor.Policies;
using SecretMonitor.Secrets;
using Xunit;

namespace SecretMonitor.Tests.Permissions;

/// <summary>The policies that the one list of actions makes.</summary>
public sealed class PermissionCatalogTests
{
    private const PolicyPurpose All =
        PolicyPurpose.Create | PolicyPurpose.Access | PolicyPurpose.Read | PolicyPurpose.Remove;

    // The longest of the names of secrets, monitors and regions.
    private static readonly PermissionScope Longest = new("aws-us-gov", "ap-southeast-2", "123456789012", new('m', 28))
    {
        Secrets = [SecretReference.Parse(new string('s', 512))],
        CreatedSecrets = [SecretReference.Parse(new string('s', 512))],
        Queues = [$"arn:aws-us-gov:sqs:ap-southeast-2:123456789012:{new string('q', 80)}"],
        KmsKeyId = "12345678-1234-1234-1234-123456789012",
        GrantsKeyAccess = true,
    };

    [Theory]
    [InlineData(PolicyPurpose.Create)]
    [InlineData(PolicyPurpose.Access)]
    [InlineData(PolicyPurpose.Read)]
    [InlineData(PolicyPurpose.Remove)]
    public void Each_policy_is_one_that_IAM_takes_as_a_managed_policy(PolicyPurpose purpose)
    {
        var policy = PermissionCatalog.PolicyFor(Longest, purpose);
        policy.Validate(PolicyKind.Identity);
        Assert.InRange(policy.ToString().Length, 100, 6144);
    }

    [Fact]
    public void All_purposes_together_fit_too_with_names_as_people_choose_them()
    {
        var secret = SecretReference.Parse("prod/application/database-password");
        var policy = PermissionCatalog.PolicyFor(Longest with { Secrets = [secret], CreatedSecrets = [secret] }, All);
        policy.Validate(PolicyKind.Identity);
        Assert.InRange(policy.ToString().Length, 100, 6144);
    }

    [Fact]
    public void Statements_have_ids_and_actions_of_their_own()
    {
        var statements = PermissionCatalog.PolicyFor(Longest, All).Statement;
        Assert.Equal(statements.Count, statements.Select(s => s.Sid).Distinct().Count());
        Assert.All(statements, s => Assert.Equal(s.Action!.Distinct(), s.Action));
    }

    [Theory]
    [InlineData("prod/db", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-??????")]
    [InlineData("prod/*", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/*")]
    public void A_name_stands_for_the_ARN_with_its_suffix(string name, string arn)
    {
        PermissionScope scope = new("aws", "eu-west-1", "123456789012", "m")
        {
            Secrets = [name.EndsWith('*') ? SecretReference.ParsePattern(name) : SecretReference.Parse(name)],
        };
        Assert.Contains(arn, PermissionCatalog.PolicyFor(scope, PolicyPurpose.Access).Statement
            .Single(s => s.Sid == "Secrets").Resource!);
    }

    [Theory]
    [InlineData("cloudtrail:CreateTrail", PolicyPurpose.Create)]
    [InlineData("secretsmanager:DescribeSecret", PolicyPurpose.Create | PolicyPurpose.Read | PolicyPurpose.Remove)]
    [InlineData("SNS:CreateTopic", PolicyPurpose.Create)]
    [InlineData("ec2:RunInstances", (PolicyPurpose)0)]
    public void An_action_is_known_by_what_it_is_for(string action, PolicyPurpose purposes) =>
        Assert.Equal(purposes, PermissionCatalog.PurposesOf(action));
}
