using System.Management.Automation;

namespace PesterRunner;

/// <summary>An exception as a reader of test results wants it: what happened, and where in the file.</summary>
internal static class Failure
{
    public static string Describe(Exception exception)
    {
        if (exception is not RuntimeException { ErrorRecord: { } error })
        {
            return exception.ToString();
        }
        var id = error.FullyQualifiedErrorId;
        var kind = id.StartsWith(ShouldFailedException.ErrorId, StringComparison.Ordinal)
            ? ""
            : $"{error.Exception.GetType().Name} ({id}): ";
        var trace = error.ScriptStackTrace?.Split('\n').Where(line => !line.Contains("<No file>")) ?? [];
        return $"{kind}{error.Exception.Message}\n{string.Join('\n', trace)}";
    }
}
