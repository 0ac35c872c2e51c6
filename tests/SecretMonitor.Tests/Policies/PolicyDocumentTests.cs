using SecretMonitor.Policies;
using Xunit;

namespace SecretMonitor.Tests.Policies;

public sealed class PolicyDocumentTests
{
    private const string DefaultTopicPolicy =
        """{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:GetTopicAttributes","SNS:Publish"],"Resource":"arn:aws:sns:eu-west-1:111122223333:t","Condition":{"StringEquals":{"AWS:SourceOwner":"111122223333"}}}]}""";

    private static readonly PolicyStatement AllowEventBridge = new()
    {
        Sid = "AllowEventBridge",
        Principal = [PolicyPrincipal.Service("events.amazonaws.com")],
        Action = ["sns:Publish"],
        Resource = ["arn:aws:sns:eu-west-1:111122223333:t"],
        Condition = [new("ArnEquals", "aws:SourceArn", "arn:aws:events:eu-west-1:111122223333:rule/r")],
    };

    [Fact]
    public void What_is_read_is_printed_again() =>
        Assert.Equal(DefaultTopicPolicy, PolicyDocument.Parse(DefaultTopicPolicy).ToString());

    [Fact]
    public void A_built_policy_prints_as_aws_writes_it() => Assert.Equal(
        """{"Version":"2012-10-17","Statement":[{"Sid":"AllowEventBridge","Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish","Resource":"arn:aws:sns:eu-west-1:111122223333:t","Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:events:eu-west-1:111122223333:rule/r"}}}]}""",
        PolicyDocument.Of(AllowEventBridge).ToString());

    [Fact]
    public void Adding_a_statement_keeps_those_of_others()
    {
        PolicyDocument merged = PolicyDocument.Parse(DefaultTopicPolicy).WithStatement(AllowEventBridge);

        Assert.Equal(["__default_statement_ID", "AllowEventBridge"], merged.Statement.Select(s => s.Sid));
        Assert.Equal("__default_policy_ID", merged.Id);
        Assert.Equal("2008-10-17", merged.Version);
    }

    [Fact]
    public void Adding_a_statement_again_replaces_it_in_its_place()
    {
        PolicyDocument policy = PolicyDocument.Of(AllowEventBridge, new() { Sid = "Other", Action = ["a:b"] });

        PolicyDocument merged = policy.WithStatement(AllowEventBridge with { Action = ["sns:Subscribe"] });

        Assert.Equal(["AllowEventBridge", "Other"], merged.Statement.Select(s => s.Sid));
        Assert.Equal(["sns:Subscribe"], merged.Statement[0].Action);
    }

    [Fact]
    public void Statements_without_a_sid_never_replace_one_another() => Assert.Equal(
        2, PolicyDocument.Of(AllowEventBridge with { Sid = null }).WithStatement(new() { Action = ["a:b"] }).Statement.Count);

    [Fact]
    public void Removing_a_statement_restores_the_policy_before_it()
    {
        PolicyDocument before = PolicyDocument.Parse(DefaultTopicPolicy);

        Assert.Equal(DefaultTopicPolicy, before.WithStatement(AllowEventBridge).WithoutStatement("AllowEventBridge").ToString());
    }

    [Fact]
    public void Unknown_members_survive()
    {
        const string Json = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"a:b","Resource":"*","Later":{"x":[1,null]}}],"More":true}""";

        Assert.Equal(Json, PolicyDocument.Parse(Json).WithStatement(AllowEventBridge).WithoutStatement("AllowEventBridge").ToString());
    }

    [Fact]
    public void Numbers_and_flags_in_conditions_are_read_as_text()
    {
        PolicyDocument policy = PolicyDocument.Parse(
            """{"Statement":{"Effect":"Deny","Action":"a:b","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"x:Days":[7,"8"]}}}}""");

        Assert.Equal(["false"], policy.Statement[0].Condition[0].Values);
        Assert.Equal(["7", "8"], policy.Statement[0].Condition[1].Values);
    }

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"S3:GetObject","Resource":["b","a"]}]}""",
        """{"Version":"2008-10-17","Statement":{"Resource":["a","b"],"Action":["s3:getobject"],"Effect":"Allow"}}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"a:b","Resource":"r"}]}""",
        """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"a:b","Resource":"r"}]}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"a:b","Resource":"r"}]}""",
        """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"a:b","Resource":"r"}]}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"r","Condition":{"ArnEquals":{"aws:SourceArn":"x"}}}]}""",
        """{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"r","Condition":{"ArnLike":{"AWS:SourceARN":["x"]}}}]}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"r"}]}""",
        """{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"R"}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"r"}]}""",
        """{"Statement":[{"Effect":"Deny","Action":"a:b","Resource":"r"}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"r"}]}""",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:b","Resource":"r"}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"r"}]}""",
        """{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"r","Condition":{"Null":{"k":"true"}}}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":["a:b","c:d"],"Resource":"r"}]}""",
        """{"Statement":[{"Effect":"Allow","Action":"a:b,c:d","Resource":"r"}]}""", false)]
    public void Policies_are_compared_by_meaning(string left, string right, bool same) =>
        Assert.Equal(same, PolicyDocument.Parse(left).SemanticallyEquals(PolicyDocument.Parse(right)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"Version":"2020-01-01","Statement":[]}""")]
    [InlineData("""{"Statement":[{"Action":"a:b","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"allow","Action":"a:b","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","NotAction":"a:c","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Action":"a:c","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":1,"Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Robot":"x"},"Action":"a:b","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringEquals":"x"}}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"StringMatches":{"k":"v"}}}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*","Condition":{"NullIfExists":{"k":"true"}}}]}""")]
    [InlineData("""{"Statement":[{"Sid":"\ud800","Effect":"Allow","Action":"a:b","Resource":"*"}]}""")]
    public void What_is_no_policy_is_refused(string json) =>
        Assert.Throws<PolicyException>(() => PolicyDocument.Parse(json));

    [Theory]
    [InlineData(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*"}]}""", null)]
    [InlineData(PolicyKind.Identity, """{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*"}]}""", "Policy document must be version 2012-10-17 or greater.")]
    [InlineData(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*"}]}""", "Policy statement must contain actions.")]
    [InlineData(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:b"}]}""", "Policy statement must contain resources.")]
    [InlineData(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ab","Resource":"*"}]}""", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"a:b","Resource":"x"}]}""", "Resource x must be in ARN format or \"*\".")]
    [InlineData(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"a:b","Resource":"*"}]}""", "Policy document should not specify a principal.")]
    [InlineData(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Sid":"s","Effect":"Allow","Action":"a:b","Resource":"*"},{"Sid":"s","Effect":"Allow","Action":"a:b","Resource":"*"}]}""", "Statement IDs (SID) in a single policy must be unique.")]
    [InlineData(PolicyKind.Resource, """{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"*"}]}""", "Missing required field Principal")]
    [InlineData(PolicyKind.Resource, """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"somebody"},"Action":"a:b","Resource":"*"}]}""", "Invalid principal in policy: \"AWS\":\"somebody\"")]
    [InlineData(PolicyKind.Trust, """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""", null)]
    [InlineData(PolicyKind.Trust, """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"*"}]}""", "Has prohibited field Resource")]
    public void Each_kind_of_policy_has_its_rules(PolicyKind kind, string json, string? problem)
    {
        PolicyDocument policy = PolicyDocument.Parse(json);

        Assert.Equal(problem, Record.Exception(() => policy.Validate(kind))?.Message);
    }
}
