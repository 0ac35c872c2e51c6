using System.Globalization;
using System.Management.Automation.Runspaces;
using System.Text;
using System.Text.RegularExpressions;

namespace SecretMonitor.Shell;

/// <summary>A script with arguments from a command line, which are all text.</summary>
internal static partial class ScriptCommand
{
    /// <summary>
    /// <c>-Name value</c>, <c>-Name:value</c> and <c>-Switch:$false</c> bind by name where the script has such a
    /// parameter; everything else is positional. Values never become part of the text that runs.
    /// </summary>
    public static Command Create(string path, IEnumerable<string> arguments)
    {
        StringBuilder call = new("$private:values = $args; & $values[0]");
        List<object> values = [path];
        var isValueOfName = false;
        foreach (var argument in arguments)
        {
            var name = isValueOfName ? Match.Empty : NameAndValue().Match(argument);
            call.Append(isValueOfName ? "" : " ").Append(name.Groups["name"].Value);
            isValueOfName = name.Value.EndsWith(':');
            if (name.Groups["value"].Success)
            {
                AddValue(Switch(name.Groups["value"].Value));
            }
            else if (!name.Success)
            {
                AddValue(argument);
            }
        }
        call.Append(isValueOfName ? "$null" : "");
        // The engine keeps to itself that a script said 'exit'; what that leaves behind is seen by the next statement.
        // A script that could not start leaves no exit code.
        call.Append("; if (-not $?) { exit $(if ($LASTEXITCODE) { $LASTEXITCODE } else { 1 }) }");
        Command command = new(call.ToString(), isScript: true, useLocalScope: true);
        values.ForEach(value => command.Parameters.Add(name: null, value));
        return command;

        void AddValue(object value)
        {
            call.Append(CultureInfo.InvariantCulture, $"$values[{values.Count}]");
            values.Add(value);
        }
    }

    /// <summary>Only switches need more than text.</summary>
    private static object Switch(string text) => text.ToUpperInvariant() switch
    {
        "$TRUE" => true,
        "$FALSE" => false,
        _ => text,
    };

    [GeneratedRegex(@"^(?<name>-[\p{L}_]\w*:?)(?<=:)(?<value>.+)$|^(?<name>-[\p{L}_]\w*:?)$", RegexOptions.Singleline)]
    private static partial Regex NameAndValue();
}
