namespace SecretMonitor.Policies;

/// <summary>What IAM checks when a policy is stored, with IAM's messages.</summary>
internal static class PolicyRules
{
    public static void Check(PolicyDocument policy, PolicyKind kind)
    {
        bool hasPrincipals = kind is PolicyKind.Resource or PolicyKind.Trust;
        Demand(policy.Statement.Count > 0, PolicyException.SyntaxErrors);
        Demand(policy.OtherMembers.Count == 0, PolicyException.SyntaxErrors);
        Demand(policy.Statement.All(s => s.OtherMembers.Count == 0), PolicyException.SyntaxErrors);
        Demand(hasPrincipals || policy.Version == PolicyDocument.CurrentVersion,
            "Policy document must be version 2012-10-17 or greater.");

        string[] sids = policy.Statement.Select(s => s.Sid).OfType<string>().Where(sid => sid.Length > 0).ToArray();
        Demand(sids.Distinct(StringComparer.Ordinal).Count() == sids.Length,
            "Statement IDs (SID) in a single policy must be unique.");
        Demand(hasPrincipals || sids.All(sid => sid.All(IsLetterOrDigit)),
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression "
                + "[0-9A-Za-z]*");
        foreach (PolicyStatement statement in policy.Statement)
        {
            CheckPrincipals(statement, hasPrincipals);
            CheckActions(statement);
            CheckResources(statement, kind);
        }
    }

    private static void CheckPrincipals(PolicyStatement statement, bool expected)
    {
        IReadOnlyList<PolicyPrincipal>? principals = statement.Principal ?? statement.NotPrincipal;
        if (!expected)
        {
            Demand(principals is null, "Policy document should not specify a principal.");
            return;
        }

        Demand(principals is { Count: > 0 }, "Missing required field Principal");
        foreach (PolicyPrincipal principal in principals!)
        {
            Demand(principal.Type != "AWS" || IsAwsPrincipal(principal.Value),
                $"Invalid principal in policy: \"AWS\":\"{principal.Value}\"");
        }
    }

    private static void CheckActions(PolicyStatement statement)
    {
        IReadOnlyList<string>? actions = statement.Action ?? statement.NotAction;
        Demand(actions is { Count: > 0 }, "Policy statement must contain actions.");
        Demand(actions!.All(action => action == "*" || action.IndexOf(':') > 0),
            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
        Demand(actions!.All(action => action.Count(c => c == ':') <= 1), "Actions/Condition can contain only one colon.");
    }

    private static void CheckResources(PolicyStatement statement, PolicyKind kind)
    {
        IReadOnlyList<string>? resources = statement.Resource ?? statement.NotResource;
        if (kind == PolicyKind.Trust)
        {
            Demand(resources is null, "Has prohibited field Resource");
            return;
        }

        Demand(resources is { Count: > 0 }, "Policy statement must contain resources.");
        foreach (string resource in resources!)
        {
            Demand(resource == "*" || resource.StartsWith("arn:", StringComparison.Ordinal),
                $"Resource {resource} must be in ARN format or \"*\".");
            Demand(resource == "*" || resource.Split(':').Length > 5 || resource.IndexOf('*') >= 0,
                "The policy failed legacy parsing");
        }
    }

    // "*", an account, an IAM or STS ARN without wildcards, or the id that AWS puts in place of a deleted principal.
    private static bool IsAwsPrincipal(string value) =>
        value == "*"
        || (value.Length == 12 && value.All(char.IsDigit))
        || (Arn.TryParse(value, out Arn? arn) && arn.Service is "iam" or "sts" && value.IndexOfAny(['*', '?']) < 0)
        || (value.Length >= 16 && value.StartsWith("A", StringComparison.Ordinal) && value.All(char.IsLetterOrDigit));

    private static bool IsLetterOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new PolicyException(otherwise);
        }
    }
}
