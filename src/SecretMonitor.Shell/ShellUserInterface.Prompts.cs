using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SecretMonitor.Shell;

/// <summary>What commands ask. Answers come from the terminal or, line by line, from standard input.</summary>
internal sealed partial class ShellUserInterface
{
    public override string ReadLine() => input.ReadLine("");

    public override SecureString ReadLineAsSecureString() => input.ReadSecret("");

    /// <summary>Asks for the values of mandatory parameters; a list ends with an empty line.</summary>
    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        WriteHeading(caption, message);
        Dictionary<string, PSObject> answers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var field in descriptions)
        {
            answers[field.Name] = PSObject.AsPSObject(AskFor(field));
        }
        return answers;
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        WriteHeading(caption, message);
        while (true)
        {
            var answer = input.ReadLine(Menu(choices, defaultChoice)).Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }
            if (answer == "?")
            {
                foreach (var choice in choices)
                {
                    WriteLine($"{HotKey(choice)} - {choice.HelpMessage}");
                }
                continue;
            }
            for (var i = 0; i < choices.Count; i++)
            {
                if (Same(answer, HotKey(choices[i])) || Same(answer, Label(choices[i])))
                {
                    return i;
                }
            }
        }
    }

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName) =>
        PromptForCredential(
            caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        WriteHeading(caption, message);
        var user = string.IsNullOrEmpty(userName) ? input.ReadLine("User: ") : userName;
        return new(user, input.ReadSecret($"Password for user {user}: "));
    }

    private object AskFor(FieldDescription field)
    {
        var type = Type.GetType(field.ParameterAssemblyFullName);
        if (type == typeof(SecureString))
        {
            return input.ReadSecret(field.Name + ": ");
        }
        if (type == typeof(PSCredential))
        {
            return PromptForCredential("", "", "", "");
        }
        if (type is not { IsArray: true })
        {
            return input.ReadLine(field.Name + ": ");
        }
        List<string> items = [];
        while (true)
        {
            var item = input.ReadLine($"{field.Name}[{items.Count}]: ");
            if (item.Length == 0)
            {
                return items.ToArray();
            }
            items.Add(item);
        }
    }

    private void WriteHeading(string caption, string message)
    {
        ClearProgress();
        foreach (var line in new[] { caption, message })
        {
            if (!string.IsNullOrEmpty(line))
            {
                WriteLine(line);
            }
        }
    }

    private static string Menu(Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var items = choices.Select(choice => $"[{HotKey(choice)}] {Label(choice)}");
        var preset = defaultChoice >= 0 ? $" (default is \"{HotKey(choices[defaultChoice])}\")" : "";
        return $"{string.Join("  ", items)}  [?] Help{preset}: ";
    }

    /// <summary>The key follows an ampersand in the label; without one the whole label is typed.</summary>
    private static string HotKey(ChoiceDescription choice)
    {
        var at = choice.Label.IndexOf('&') + 1;
        return at > 0 && at < choice.Label.Length ? choice.Label[at..(at + 1)].ToUpperInvariant() : choice.Label;
    }

    private static string Label(ChoiceDescription choice) => choice.Label.Replace("&", "");

    private static bool Same(string answer, string expected) =>
        string.Equals(answer, expected, StringComparison.CurrentCultureIgnoreCase);
}
