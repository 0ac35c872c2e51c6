using CsCheck;
using SecretMonitor.Policies;
using Xunit;

namespace SecretMonitor.Tests.Policies;

public sealed class PolicyProperties
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf("*", "a:b", "s3:Get*", "arn:aws:s3:::b/*", "arn:aws:iam::111122223333:root", "${aws:username}", "111122223333"),
        Gen.Char[' ', '~'].Array[0, 12].Select(chars => new string(chars)),
        Gen.String.Where(text => !text.Any(char.IsSurrogate)));

    private static readonly Gen<IReadOnlyList<string>> Texts = Text.List[0, 3].Select(list => (IReadOnlyList<string>)list);

    private static readonly Gen<PolicyPrincipal> Principal =
        Gen.Select(Gen.OneOf("AWS", "Service", "Federated", "CanonicalUser"), Text, (type, value) => new PolicyPrincipal(type, value));

    private static readonly Gen<PolicyCondition> Condition = Gen.Select(
        Gen.OneOf("StringLike", "Null", "ForAnyValue:StringNotEquals", "NumericLessThanIfExists", "IpAddress", "ArnLike", "Bool"),
        Gen.OneOf("aws:username", "aws:SourceIp", "x"),
        Texts,
        (test, key, values) => new PolicyCondition(test, key, values));

    private static readonly Gen<PolicyStatement> Statement = Gen.Select(
        Gen.Null(Text),
        Gen.Bool,
        Gen.Null(Principal.List[1, 3]),
        Gen.Select(Gen.Bool, Texts),
        Gen.Select(Gen.Bool, Texts),
        Condition.List[0, 2],
        (sid, allow, principals, action, resource, conditions) => new PolicyStatement
        {
            Sid = sid,
            Effect = allow ? PolicyEffect.Allow : PolicyEffect.Deny,
            Principal = allow ? principals : null,
            NotPrincipal = allow ? null : principals,
            Action = action.Item1 ? action.Item2 : null,
            NotAction = action.Item1 ? null : action.Item2,
            Resource = resource.Item1 ? resource.Item2 : null,
            NotResource = resource.Item1 ? null : resource.Item2,
            Condition = [.. conditions.DistinctBy(c => (c.Operator, c.Key))],
        });

    private static readonly Gen<PolicyDocument> Policy =
        Statement.List[0, 3].Select(statements => new PolicyDocument { Statement = statements });

    [Fact]
    public void A_printed_policy_reads_back_the_same() => Policy.Sample(policy =>
    {
        PolicyDocument again = PolicyDocument.Parse(policy.ToString());

        return again.ToString() == policy.ToString() && again.SemanticallyEquals(policy);
    });

    [Fact]
    public void The_order_of_statements_does_not_matter() => Policy.Sample(policy =>
        policy.SemanticallyEquals(policy with { Statement = [.. policy.Statement.Reverse()] }));

    [Fact]
    public void Adding_a_statement_and_removing_it_leaves_the_others() => Policy.Sample(policy => policy
        .WithStatement(new() { Sid = "SecretMonitor", Action = ["a:b"] })
        .WithoutStatement("SecretMonitor").ToString() == policy.ToString());

    [Fact]
    public void Every_request_is_decided_and_a_deny_never_allows_more() =>
        Gen.Select(Policy, Policy, Statement, Text, Text).Sample((identity, resource, more, action, target) =>
        {
            AuthorizationRequest request = new(PolicyCaller.User("arn:aws:iam::111122223333:user/alice"), action, target)
            {
                Context = new() { { "aws:SourceIp", "203.0.113.7" }, { "x", action, target } },
            };
            PolicySet policies = new() { Identity = [identity], Resource = resource };
            PolicyDocument deny = PolicyDocument.Of(more with { Effect = PolicyEffect.Deny });

            return PolicyEvaluator.Evaluate(request, policies).IsAllowed
                || !PolicyEvaluator.Evaluate(request, policies with { Identity = [identity, deny] }).IsAllowed;
        });
}
