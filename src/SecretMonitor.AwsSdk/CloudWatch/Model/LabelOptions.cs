namespace Amazon.CloudWatch.Model;

/// <summary>How labels of results are written.</summary>
public sealed class LabelOptions
{
    public string Timezone { get; set; }
}
