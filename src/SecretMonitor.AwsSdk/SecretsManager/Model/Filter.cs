namespace Amazon.SecretsManager.Model;

/// <summary>Selects secrets; a value that starts with ! excludes.</summary>
public sealed class Filter
{
    public FilterNameStringType Key { get; set; }
    public List<string> Values { get; set; }
}
