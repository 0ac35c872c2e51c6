using System.Xml.Linq;

namespace SecretMonitor.Sandbox.Services.S3;

/// <summary>S3's rules for a lifecycle configuration. The sandbox keeps it and expires nothing.</summary>
internal static class LifecycleRules
{
    private const int Most = 1000;

    private static readonly string[] Actions =
    [
        "Expiration", "Transition", "NoncurrentVersionExpiration", "NoncurrentVersionTransition",
        "AbortIncompleteMultipartUpload",
    ];

    private static readonly string[] DayCounts = ["Days", "NoncurrentDays", "DaysAfterInitiation"];

    /// <summary>Checks a configuration; rules without an id get one.</summary>
    public static XElement Accept(XElement document, World world)
    {
        var rules = document.Children("Rule").ToList();
        if (rules.Count is 0 or > Most || rules.Exists(r => r.Text("Status") is not ("Enabled" or "Disabled")))
        {
            throw S3Fault.MalformedXml();
        }

        foreach (var rule in rules)
        {
            Demand(rule);
            if (rule.Text("ID") is null)
            {
                rule.AddFirst(S3Xml.Element("ID", Convert.ToBase64String(world.Random.Bytes(36))));
            }
        }

        return rules.GroupBy(r => r.Text("ID")).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw S3Fault.InvalidArgument(
                $"Rule ID must be unique. Found same ID for more than one rule", "ID", twice.Key!)
            : document;
    }

    private static void Demand(XElement rule)
    {
        var actions = Actions.SelectMany(rule.Children).ToList();
        if ((rule.Child("Filter") is null) == (rule.Child("Prefix") is null))
        {
            throw S3Fault.MalformedXml();
        }

        if (actions.Count == 0)
        {
            throw new ServiceFault("InvalidRequest", "At least one action needs to be specified in a rule.", 400);
        }

        if (rule.Text("ID") is { Length: > 255 } id)
        {
            throw S3Fault.InvalidArgument("ID length should not exceed allowed limit of 255", "ID", id);
        }

        foreach (var action in actions)
        {
            foreach (var name in DayCounts)
            {
                if (action.Number(name) is { } days and < 1)
                {
                    throw S3Fault.InvalidArgument(
                        $"'{name}' for {action.Name.LocalName} action must be a positive integer", name, $"{days}");
                }
            }
        }
    }
}
