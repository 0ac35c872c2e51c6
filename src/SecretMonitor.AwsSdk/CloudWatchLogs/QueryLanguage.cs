using Amazon.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>The language of a query.</summary>
public sealed class QueryLanguage(string value) : ConstantClass(value)
{
    public static readonly QueryLanguage CWLI = new("CWLI");
    public static readonly QueryLanguage SQL = new("SQL");
    public static readonly QueryLanguage PPL = new("PPL");

    public static QueryLanguage FindValue(string value) => FindValue<QueryLanguage>(value);

    public static implicit operator QueryLanguage(string value) => FindValue(value);
}
