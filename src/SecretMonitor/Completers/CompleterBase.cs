using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SecretMonitor.Completers;

/// <summary>
/// Completes an argument from candidates: keeps the user's quotes, takes wildcards, fills the tooltip, and gives up
/// silently after two seconds.
/// </summary>
public abstract class CompleterBase : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The candidates: text and tooltip.</summary>
    /// <param name="bound">The arguments that are already typed: region, profile ...</param>
    protected abstract IEnumerable<KeyValuePair<string, string>> Candidates(IDictionary bound);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var (quote, word) = SplitQuote(wordToComplete ?? "");
        WildcardPattern pattern = new(word + "*", WildcardOptions.IgnoreCase);
        return [.. Find(fakeBoundParameters)
            .Where(c => pattern.IsMatch(c.Key))
            .Select(c => new CompletionResult(Quote(c.Key, quote), c.Key, CompletionResultType.ParameterValue, c.Value))];
    }

    private IReadOnlyList<KeyValuePair<string, string>> Find(IDictionary bound)
    {
        try
        {
            var search = Task.Run(() => (IReadOnlyList<KeyValuePair<string, string>>)[.. Candidates(bound)]);
            return search.Wait(Patience) ? search.Result : [];
        }
        catch (AggregateException)
        {
            // No region, no credentials, no network: a person who presses Tab wants no error.
            return [];
        }
    }

    private static (char? Quote, string Word) SplitQuote(string word) =>
        word.Length > 0 && word[0] is '\'' or '"' ? (word[0], word.Substring(1).TrimEnd(word[0])) : (null, word);

    private static string Quote(string text, char? quote) => quote switch
    {
        '"' => "\"" + text.Replace("`", "``").Replace("$", "`$").Replace("\"", "`\"") + "\"",
        '\'' => "'" + text.Replace("'", "''") + "'",
        _ => text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '+' or '=') ? text : "'" + text.Replace("'", "''") + "'",
    };
}
