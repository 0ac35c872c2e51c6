using Amazon.CloudTrail.Model;
using SecretMonitor.Aws.Provisioning;
using Xunit;

namespace SecretMonitor.Tests.Provisioning;

public sealed class TrailSelectorsTests
{
    private const string Management = "eventCategory=Management";

    [Theory]
    [InlineData("All", true, true)]
    [InlineData("ReadOnly", true, false)]
    [InlineData("WriteOnly", false, true)]
    public void Basic_selectors_are_read(string readWriteType, bool reads, bool writes)
    {
        TrailSelectors selectors = new(new() { EventSelectors = [new() { ReadWriteType = readWriteType }] });
        Assert.Equal((reads, writes), (selectors.RecordReads, selectors.RecordWrites));
    }

    [Theory]
    [InlineData(true, true, true, Management)]
    [InlineData(true, false, true, Management, "readOnly=true")]
    [InlineData(false, true, false, Management, "readOnly=false")]
    [InlineData(true, true, true, Management, "eventSource!=kms.amazonaws.com")]
    [InlineData(true, true, false, Management, "eventSource!=secretsmanager.amazonaws.com")]
    [InlineData(false, false, false, "eventCategory=Data")]
    public void Advanced_selectors_are_read(bool reads, bool writes, bool secrets, params string[] fields)
    {
        TrailSelectors selectors = new(new()
        {
            AdvancedEventSelectors = [new() { FieldSelectors = [.. fields.Select(Field)] }],
        });
        Assert.Equal(
            (reads, writes, secrets),
            (selectors.RecordReads, selectors.RecordWrites, selectors.IncludeSecretsManager));
    }

    [Fact]
    public void Management_events_may_be_left_out() =>
        Assert.False(new TrailSelectors(new() { EventSelectors = [new() { IncludeManagementEvents = false }] }).RecordReads);

    private static AdvancedFieldSelector Field(string text)
    {
        var parts = text.Split("!=");
        return parts.Length == 2
            ? new() { Field = parts[0], NotEquals = [parts[1]] }
            : new() { Field = text.Split('=')[0], Equals = [text.Split('=')[1]] };
    }
}
