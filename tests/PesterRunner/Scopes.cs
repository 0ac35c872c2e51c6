using System.Collections;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Text.RegularExpressions;

namespace PesterRunner;

/// <summary>Variable scopes as Pester nests them: a block in its parent, a test in its block.</summary>
internal sealed partial class Scopes(SessionState session)
{
    private readonly ScriptBlock _enter = ScriptBlock.Create("$args[0].Invoke()");

    // With a try around it every error that ends a statement ends the script, as in Pester.
    private readonly ScriptBlock _dotSource = ScriptBlock.Create("try { . $args[0] } catch { throw }");

    /// <summary>Runs the action in a new scope inside the current one, with the item of a <c>-ForEach</c>.</summary>
    public void Enter(TestNode node, Action action)
    {
        ExceptionDispatchInfo? thrown = null;
        Action guarded = () =>
        {
            try
            {
                Define(node);
                action();
            }
            catch (Exception e)
            {
                thrown = ExceptionDispatchInfo.Capture(e); // the engine would wrap it
            }
        };
        session.InvokeCommand.InvokeScript(useLocalScope: true, _enter, input: null, guarded);
        thrown?.Throw();
    }

    /// <summary>Runs a script block or the file of that path in the current scope. Its output goes nowhere.</summary>
    public void DotSource(object script) =>
        session.InvokeCommand.InvokeScript(useLocalScope: false, _dotSource, input: null, script);

    /// <summary>Replaces <c>&lt;name&gt;</c> and <c>&lt;_.Property&gt;</c> by their values in this scope.</summary>
    public string Expand(string template)
    {
        var escaped = template.Replace("`", "``").Replace("$", "`$");
        var expression = Placeholder().Replace(escaped, "$($$$1)");
        return session.InvokeCommand.ExpandString(expression);
    }

    private void Define(TestNode node)
    {
        if (!node.HasData)
        {
            return;
        }
        session.PSVariable.Set("_", node.Data);
        if ((node.Data is PSObject wrapped ? wrapped.BaseObject : node.Data) is IDictionary variables)
        {
            foreach (DictionaryEntry variable in variables)
            {
                session.PSVariable.Set((string)variable.Key, variable.Value);
            }
        }
    }

    [GeneratedRegex("<([^<>]+)>")]
    private static partial Regex Placeholder();
}
