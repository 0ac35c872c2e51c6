using SecretMonitor.Policies;
using Xunit;

namespace SecretMonitor.Tests.Policies;

public sealed class PolicyEvaluatorTests
{
    private const string Account = "111122223333";
    private const string Foreign = "999988887777";
    private const string Secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-a1B2c3";
    private const string RoleArn = "arn:aws:iam::111122223333:role/path/app";
    private const string SessionArn = "arn:aws:sts::111122223333:assumed-role/app/session";

    private static readonly PolicyCaller Alice = PolicyCaller.User("arn:aws:iam::111122223333:user/team/alice");
    private static readonly PolicyCaller Bob = PolicyCaller.User("arn:aws:iam::999988887777:user/bob");
    private static readonly PolicyCaller Session = PolicyCaller.RoleSession(SessionArn, RoleArn);
    private static readonly PolicyCaller Events = PolicyCaller.Service("events.amazonaws.com");

    [Theory]
    [InlineData("secretsmanager:GetSecretValue", Secret, true)]
    [InlineData("SecretsManager:getsecretvalue", Secret, true)]
    [InlineData("secretsmanager:Get*", "*", true)]
    [InlineData("secretsmanager:GetSecretValu?", "arn:aws:secretsmanager:*:111122223333:secret:prod/*", true)]
    [InlineData("*", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-??????", true)]
    [InlineData("secretsmanager:*", "arn:aws:secretsmanager:*", true)]
    [InlineData("secretsmanager:GetSecret", Secret, false)]
    [InlineData("secretsmanager:DescribeSecret", Secret, false)]
    [InlineData("secretsmanager:*", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:PROD/*", false)]
    [InlineData("secretsmanager:*", "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-?????", false)]
    [InlineData("secretsmanager:*", "arn:aws:secretsmanager:*:prod/db-a1B2c3", false)]
    public void An_identity_policy_allows_what_its_wildcards_cover(string action, string resource, bool allowed) =>
        Assert.Equal(allowed, Evaluate(Alice, identity: Statement("Allow", $"\"{action}\"", $"\"{resource}\"")).IsAllowed);

    [Fact]
    public void A_wildcard_does_not_reach_over_a_colon_except_in_the_last_part()
    {
        AuthorizationRequest request = new(Alice, "logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:g:log-stream:s");

        Assert.True(Decide(request, "arn:aws:logs:*:*:log-group:*").IsAllowed);
        Assert.False(Decide(request, "arn:aws:logs:*:*:s").IsAllowed);
    }

    [Theory]
    [InlineData("\"NotAction\":\"iam:*\",\"Resource\":\"*\"", true)]
    [InlineData("\"NotAction\":[\"iam:*\",\"secretsmanager:Get*\"],\"Resource\":\"*\"", false)]
    [InlineData("\"Action\":\"*\",\"NotResource\":\"arn:aws:s3:::*\"", true)]
    [InlineData("\"Action\":\"*\",\"NotResource\":\"arn:aws:secretsmanager:*:*:secret:prod/*\"", false)]
    public void NotAction_and_NotResource_cover_everything_else(string elements, bool allowed) =>
        Assert.Equal(allowed, Evaluate(Alice, identity: $$"""{"Effect":"Allow",{{elements}}}""").IsAllowed);

    [Fact]
    public void Without_any_policy_a_user_is_refused_for_lack_of_an_identity_policy()
    {
        Decision decision = Evaluate(Alice);

        Assert.Equal(new(DecisionOutcome.ImplicitDeny, PolicyKind.Identity), decision);
        Assert.Equal(
            "User: arn:aws:iam::111122223333:user/team/alice is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/db because no identity-based policy allows the secretsmanager:GetSecretValue action",
            decision.DenialMessage(Alice.Arn!, "secretsmanager:GetSecretValue", "prod/db"));
    }

    [Theory]
    [InlineData("""{"Effect":"Allow","Resource":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":"*"}""")]
    [InlineData("""{"Effect":"Allow","Action":[],"Resource":"*"}""")]
    public void A_statement_without_actions_or_resources_allows_nothing(string statement) =>
        Assert.False(Evaluate(Alice, identity: statement).IsAllowed);

    [Fact]
    public void A_statement_of_a_resource_policy_without_principals_grants_nothing() =>
        Assert.False(Evaluate(Alice, resource: Statement("Allow", "\"*\"", "\"*\"")).IsAllowed);

    [Fact]
    public void A_trust_policy_is_about_its_role()
    {
        string trust = """{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"sts:AssumeRole"}""";
        PolicySet policies = new() { Resource = Policy(trust) };

        Assert.True(PolicyEvaluator.Evaluate(
            new(PolicyCaller.Service("cloudtrail.amazonaws.com"), "sts:AssumeRole", RoleArn), policies).IsAllowed);
        Assert.False(PolicyEvaluator.Evaluate(new(Events, "sts:AssumeRole", RoleArn), policies).IsAllowed);
    }

    [Fact]
    public void A_policy_of_aws_belongs_to_every_account() => Assert.True(PolicyEvaluator.Evaluate(
        new(Alice, "iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess"),
        new() { Identity = [Policy(Statement("Allow", "\"iam:*\"", "\"*\""))] }).IsAllowed);

    [Fact]
    public void The_root_user_needs_no_policy_in_its_own_account() =>
        Assert.True(Evaluate(PolicyCaller.Root(Account)).IsAllowed);

    [Fact]
    public void An_explicit_deny_in_an_identity_policy_wins_over_every_allow()
    {
        Decision decision = Evaluate(
            Alice,
            identity: Allow + "," + Statement("Deny", "\"secretsmanager:*\"", "\"*\""),
            resource: Grant("""{"AWS":"*"}"""));

        Assert.Equal(new(DecisionOutcome.ExplicitDeny, PolicyKind.Identity), decision);
        Assert.EndsWith("with an explicit deny in an identity-based policy", decision.DenialMessage("u", "a:b", "r"));
    }

    [Fact]
    public void An_explicit_deny_in_the_resource_policy_binds_even_root()
    {
        Decision decision = Evaluate(PolicyCaller.Root(Account), resource: Grant("\"*\"", effect: "Deny"));

        Assert.Equal(new(DecisionOutcome.ExplicitDeny, PolicyKind.Resource), decision);
        Assert.EndsWith("with an explicit deny in a resource-based policy", decision.DenialMessage("u", "a:b", "r"));
    }

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:user/team/alice"}""", true)]
    [InlineData("""{"AWS":["arn:aws:iam::111122223333:user/x","arn:aws:iam::111122223333:user/team/alice"]}""", true)]
    [InlineData("\"*\"", true)]
    [InlineData("""{"AWS":"*"}""", true)]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:user/alice"}""", false)]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:user/*"}""", false)]
    [InlineData("""{"Service":"events.amazonaws.com"}""", false)]
    [InlineData("""{"AWS":"111122223333"}""", false)] // delegates to the account: identity policies must still allow
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:root"}""", false)]
    public void In_one_account_a_resource_policy_suffices_if_it_names_the_caller(string principal, bool allowed) =>
        Assert.Equal(allowed, Evaluate(Alice, resource: Grant(principal)).IsAllowed);

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:role/path/app"}""", true)]
    [InlineData("""{"AWS":"arn:aws:sts::111122223333:assumed-role/app/session"}""", true)]
    [InlineData("""{"AWS":"arn:aws:sts::111122223333:assumed-role/app/other"}""", false)]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:role/app"}""", false)]
    public void A_role_is_named_for_all_its_sessions_and_a_session_for_itself(string principal, bool allowed) =>
        Assert.Equal(allowed, Evaluate(Session, resource: Grant(principal)).IsAllowed);

    [Theory]
    [InlineData(null, false, DecisionOutcome.ImplicitDeny, PolicyKind.Identity)]
    [InlineData(null, true, DecisionOutcome.ImplicitDeny, PolicyKind.Resource)]
    [InlineData("""{"AWS":"999988887777"}""", false, DecisionOutcome.ImplicitDeny, PolicyKind.Identity)]
    [InlineData("""{"AWS":"999988887777"}""", true, DecisionOutcome.Allowed, PolicyKind.Resource)]
    [InlineData("""{"AWS":"arn:aws:iam::999988887777:user/bob"}""", true, DecisionOutcome.Allowed, PolicyKind.Resource)]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:root"}""", true, DecisionOutcome.ImplicitDeny, PolicyKind.Resource)]
    public void Across_accounts_both_sides_must_allow(
        string? principal, bool identity, DecisionOutcome outcome, PolicyKind by) =>
        Assert.Equal(
            new(outcome, by),
            Evaluate(Bob, identity ? Allow : null, principal is null ? null : Grant(principal)));

    [Fact]
    public void A_foreign_root_user_needs_the_resource_policy()
    {
        Assert.False(Evaluate(PolicyCaller.Root(Foreign)).IsAllowed);
        Assert.True(Evaluate(PolicyCaller.Root(Foreign), resource: Grant($$"""{"AWS":"{{Foreign}}"}""")).IsAllowed);
    }

    [Fact]
    public void The_owner_of_a_resource_whose_arn_names_no_account_can_be_given()
    {
        AuthorizationRequest request = new(Bob, "s3:GetObject", "arn:aws:s3:::bucket/key") { ResourceAccountId = Account };
        PolicySet policies = new() { Identity = [Policy(Statement("Allow", "\"s3:*\"", "\"*\""))] };

        Assert.False(PolicyEvaluator.Evaluate(request, policies).IsAllowed);
        Assert.True(PolicyEvaluator.Evaluate(request with { ResourceAccountId = Foreign }, policies).IsAllowed);
    }

    [Theory]
    [InlineData("\"*\"", true)]
    [InlineData("""{"AWS":"111122223333"}""", false)]
    [InlineData(null, false)]
    public void An_anonymous_caller_needs_a_grant_to_anyone(string? principal, bool allowed) =>
        Assert.Equal(allowed, Evaluate(PolicyCaller.Anonymous, resource: principal is null ? null : Grant(principal)).IsAllowed);

    [Theory]
    [InlineData("alice", Account, false)]
    [InlineData("mallory", Account, true)]
    [InlineData("alice", Foreign, true)]
    public void NotPrincipal_denies_everyone_who_is_not_exempt(string user, string account, bool denied)
    {
        string exempt = """{"AWS":["arn:aws:iam::111122223333:user/alice","111122223333"]}""";
        string deny = $$"""{"Effect":"Deny","NotPrincipal":{{exempt}},"Action":"*","Resource":"*"}""";

        Decision decision = Evaluate(PolicyCaller.User($"arn:aws:iam::{account}:user/{user}"), Allow, Grant("\"*\"") + "," + deny);

        Assert.Equal(denied, decision.Outcome == DecisionOutcome.ExplicitDeny);
    }

    [Fact]
    public void The_default_topic_policy_accepts_alarms_and_refuses_event_rules()
    {
        const string Topic = "arn:aws:sns:eu-west-1:111122223333:t";
        PolicySet policies = new()
        {
            Resource = Policy("""{"Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:Publish"],"Resource":"arn:aws:sns:eu-west-1:111122223333:t","Condition":{"StringEquals":{"AWS:SourceOwner":"111122223333"}}}"""),
        };

        Decision alarm = PolicyEvaluator.Evaluate(
            new(PolicyCaller.Service("cloudwatch.amazonaws.com"), "sns:Publish", Topic) { Context = new() { { "aws:SourceOwner", Account } } },
            policies);
        Decision rule = PolicyEvaluator.Evaluate(
            new(Events, "sns:Publish", Topic) { Context = new() { { "aws:SourceAccount", Account } } }, policies);

        Assert.True(alarm.IsAllowed);
        Assert.Equal(new(DecisionOutcome.ImplicitDeny, PolicyKind.Resource), rule);
    }

    [Theory]
    [InlineData("events.amazonaws.com", "arn:aws:events:eu-west-1:111122223333:rule/r", Account, true)]
    [InlineData("events.amazonaws.com", "arn:aws:events:eu-west-1:111122223333:rule/r2", Account, false)]
    [InlineData("events.amazonaws.com", "arn:aws:events:eu-west-1:111122223333:rule/r", Foreign, false)]
    [InlineData("events.amazonaws.com", null, Account, false)]
    [InlineData("cloudwatch.amazonaws.com", "arn:aws:events:eu-west-1:111122223333:rule/r", Account, false)]
    public void A_service_is_held_to_its_source(string service, string? sourceArn, string sourceAccount, bool allowed)
    {
        string statement = Grant(
            """{"Service":"events.amazonaws.com"}""",
            """{"ArnEquals":{"aws:SourceArn":"arn:aws:events:eu-west-1:111122223333:rule/r"},"StringEquals":{"aws:SourceAccount":"111122223333"}}""");
        AuthorizationRequest request = new(PolicyCaller.Service(service), "secretsmanager:GetSecretValue", Secret)
        {
            Context = new() { { "aws:SourceArn", sourceArn }, { "aws:SourceAccount", sourceAccount } },
        };

        Assert.Equal(allowed, PolicyEvaluator.Evaluate(request, new() { Resource = Policy(statement) }).IsAllowed);
    }

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::111122223333:role/path/app"}""", false)]
    [InlineData("""{"AWS":"arn:aws:sts::111122223333:assumed-role/app/session"}""", true)]
    public void A_session_policy_limits_grants_to_the_role_but_not_to_the_session(string principal, bool allowed)
    {
        PolicySet policies = new() { Resource = Policy(Grant(principal)), Session = [Policy(Statement("Allow", "\"s3:*\"", "\"*\""))] };

        Assert.Equal(
            allowed,
            PolicyEvaluator.Evaluate(new(Session, "secretsmanager:GetSecretValue", Secret), policies).IsAllowed);
    }

    [Theory]
    [InlineData("secretsmanager:*", true)]
    [InlineData("s3:*", false)]
    public void A_boundary_limits_identity_policies(string boundary, bool allowed)
    {
        PolicySet policies = new() { Identity = [Policy(Allow)], Boundary = Policy(Statement("Allow", $"\"{boundary}\"", "\"*\"")) };

        Decision decision = PolicyEvaluator.Evaluate(new(Alice, "secretsmanager:GetSecretValue", Secret), policies);

        Assert.Equal(allowed, decision.IsAllowed);
        Assert.Equal(allowed ? PolicyKind.Identity : PolicyKind.Boundary, decision.DecidedBy);
    }

    [Theory]
    [InlineData("arn:aws:secretsmanager:*:*:secret:${aws:username}/*", "alice/db-a1B2c3", true)]
    [InlineData("arn:aws:secretsmanager:*:*:secret:${aws:username}/*", "bob/db-a1B2c3", false)]
    [InlineData("arn:aws:secretsmanager:*:*:secret:${aws:PrincipalTag/team}/*", "red/db-a1B2c3", false)]
    [InlineData("arn:aws:secretsmanager:*:*:secret:${aws:PrincipalTag/team, 'blue'}/*", "blue/db-a1B2c3", true)]
    [InlineData("arn:aws:secretsmanager:*:*:secret:${*}", "*", true)]
    [InlineData("arn:aws:secretsmanager:*:*:secret:${*}", "x", false)]
    public void Policy_variables_stand_for_the_callers_values(string pattern, string secret, bool allowed)
    {
        AuthorizationRequest request = new(
            Alice, "secretsmanager:GetSecretValue", $"arn:aws:secretsmanager:eu-west-1:111122223333:secret:{secret}");

        Assert.Equal(allowed, Decide(request, pattern).IsAllowed);
    }

    [Fact]
    public void A_wildcard_in_the_value_of_a_variable_is_just_a_character()
    {
        AuthorizationRequest request = new(Alice, "a:b", "arn:aws:s3:::home/bob") { Context = new() { { "aws:username", "*" } } };

        Assert.False(Decide(request, "arn:aws:s3:::home/${aws:username}").IsAllowed);
    }

    [Fact]
    public void Before_the_second_version_a_variable_is_text()
    {
        PolicyDocument old = PolicyDocument.Parse(
            """{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}}""");

        Assert.False(PolicyEvaluator.Evaluate(new(Alice, "a:b", "arn:aws:s3:::alice"), new() { Identity = [old] }).IsAllowed);
        Assert.True(PolicyEvaluator.Evaluate(new(Alice, "a:b", "arn:aws:s3:::${aws:username}"), new() { Identity = [old] }).IsAllowed);
    }

    private static string Allow => Statement("Allow", "\"secretsmanager:*\"", "\"*\"");

    private static string Statement(string effect, string action, string resource) =>
        $$"""{"Effect":"{{effect}}","Action":{{action}},"Resource":{{resource}}}""";

    private static string Grant(string principal, string condition = "{}", string effect = "Allow") =>
        $$"""{"Effect":"{{effect}}","Principal":{{principal}},"Action":"secretsmanager:GetSecretValue","Resource":"*","Condition":{{condition}}}""";

    private static PolicyDocument Policy(string statements) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");

    private static Decision Evaluate(PolicyCaller caller, string? identity = null, string? resource = null) =>
        PolicyEvaluator.Evaluate(
            new(caller, "secretsmanager:GetSecretValue", Secret),
            new() { Identity = identity is null ? [] : [Policy(identity)], Resource = resource is null ? null : Policy(resource) });

    private static Decision Decide(AuthorizationRequest request, string resource) =>
        PolicyEvaluator.Evaluate(request, new() { Identity = [Policy(Statement("Allow", "\"*\"", $"\"{resource}\""))] });
}
