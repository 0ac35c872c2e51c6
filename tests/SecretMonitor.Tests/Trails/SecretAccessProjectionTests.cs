using System.Text.Json.Nodes;
using SecretMonitor.Secrets;
using SecretMonitor.Trails;
using Xunit;

namespace SecretMonitor.Tests.Trails;

public sealed class SecretAccessProjectionTests
{
    private static readonly SecretReference Secret =
        SecretReference.FromDescription(SampleRecords.Name, SampleRecords.FullArn);

    [Fact]
    public void A_read_tells_who_what_when_and_from_where()
    {
        SecretAccessEvent access = Assert.Single(Project([SampleRecords.Read()], Secret));

        Assert.Equal(new(2026, 9, 14, 5, 51, 7, TimeSpan.Zero), access.EventTime);
        Assert.Equal((SampleRecords.FullArn, SampleRecords.Name), (access.SecretId, access.SecretName));
        Assert.Equal(("GetSecretValue", AccessOutcome.Success, null), (access.EventName, access.Outcome, access.ErrorCode));
        Assert.Equal(("arn:aws:iam::111122223333:user/alice", "IAMUser"), (access.Principal, access.PrincipalType));
        Assert.Equal(("203.0.113.10", "AKIAEXAMPLEEXAMPLE12"), (access.SourceIPAddress, access.AccessKeyId));
        Assert.Equal(("eu-central-1", "111122223333", "test"), (access.Region, access.AccountId, access.Source));
        Assert.Equal(SampleRecords.Read().ToJsonString(), access.Record);
    }

    [Theory]
    [InlineData(SampleRecords.Name)]
    [InlineData(SampleRecords.PartialArn)]
    [InlineData(SampleRecords.FullArn)]
    public void Every_form_of_the_id_is_the_same_secret(string id) =>
        Assert.Equal(SampleRecords.FullArn, Assert.Single(Project([SampleRecords.Read(id)], Secret)).SecretId);

    [Theory]
    [InlineData("prod/app/db2")]
    [InlineData("prod/app/db-a1B2c3")]
    [InlineData(SampleRecords.FullArn + "-a1B2c3")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/app/db-a1B2c3")]
    public void Other_secrets_are_left_out(string id) => Assert.Empty(Project([SampleRecords.Read(id)], Secret));

    [Fact]
    public void The_same_name_in_another_region_is_another_secret() =>
        Assert.Empty(Project([SampleRecords.Read().With("awsRegion", "eu-west-1")], Secret));

    [Fact]
    public void Without_secrets_of_interest_every_read_counts()
    {
        SecretAccessEvent access = Assert.Single(Project([SampleRecords.Read(SampleRecords.FullArn)]));

        Assert.Equal((SampleRecords.FullArn, SampleRecords.Name), (access.SecretId, access.SecretName));
    }

    [Theory]
    [InlineData("eventName", "DescribeSecret")]
    [InlineData("eventSource", "ssm.amazonaws.com")]
    public void Other_calls_are_no_reads(string member, string value) =>
        Assert.Empty(Project([SampleRecords.Read().With(member, value)]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_refused_read_names_its_secret_with_or_without_parameters(bool withParameters)
    {
        SecretAccessEvent access =
            Assert.Single(Project([SampleRecords.Refused(withParameters: withParameters)], Secret));

        Assert.Equal((AccessOutcome.Denied, "AccessDenied"), (access.Outcome, access.ErrorCode));
        Assert.Equal(SampleRecords.FullArn, access.SecretId);
    }

    [Theory]
    [InlineData("User: u is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/app/db with an explicit deny in an identity-based policy")]
    [InlineData("User: u is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/app/db")]
    public void The_message_of_a_refusal_may_end_in_several_ways(string message) => Assert.Single(
        Project([SampleRecords.Refused().With("errorMessage", message)], Secret));

    [Theory]
    [InlineData("AccessDenied", AccessOutcome.Denied)]
    [InlineData("AccessDeniedException", AccessOutcome.Denied)]
    [InlineData("Client.UnauthorizedOperation", AccessOutcome.Denied)]
    [InlineData("ResourceNotFoundException", AccessOutcome.Failed)]
    [InlineData("InvalidRequestException", AccessOutcome.Failed)]
    [InlineData("ThrottlingException", AccessOutcome.Failed)]
    public void The_error_code_tells_the_outcome(string code, AccessOutcome outcome) =>
        Assert.Equal(outcome, Assert.Single(Project([SampleRecords.Read().With("errorCode", code)])).Outcome);

    [Fact]
    public void A_duplicate_counts_once() => Assert.Single(Project([SampleRecords.Read(), SampleRecords.Read()]));

    [Fact]
    public void The_copies_for_several_accounts_count_once() => Assert.Single(Project([
        SampleRecords.Read().With("sharedEventID", "s"),
        SampleRecords.Read().With("sharedEventID", "s").With("eventID", "other").With("recipientAccountId", "999988887777")]));

    [Fact]
    public void A_secret_read_by_a_batch_counts_once_and_says_where_the_batch_came_from()
    {
        SecretAccessEvent access = Assert.Single(
            Project([SampleRecords.BatchChild(), SampleRecords.Batch(SampleRecords.Name)], Secret));

        Assert.Equal("GetSecretValue", access.EventName);
        Assert.Equal(("203.0.113.10", "AKIAEXAMPLEEXAMPLE12"), (access.SourceIPAddress, access.AccessKeyId));
        Assert.Equal(("p-1", "secretsmanager.amazonaws.com"), (access.ProbeId, access.InvokedBy));
    }

    [Fact]
    public void A_batch_by_filter_counts_the_secrets_that_it_read_and_not_itself() =>
        Assert.Equal([SampleRecords.Name, "prod/x"], Project(
            [SampleRecords.Batch(), SampleRecords.BatchChild(), SampleRecords.BatchChild("prod/x")]).Select(a => a.SecretId));

    [Fact]
    public void A_listed_secret_without_a_record_of_its_own_counts_by_the_batch()
    {
        IReadOnlyList<SecretAccessEvent> accesses = Project(
            [SampleRecords.Batch(SampleRecords.Name, "prod/x", "prod/x"), SampleRecords.BatchChild()]);

        Assert.Equal(
            [(SampleRecords.Name, "GetSecretValue"), ("prod/x", "BatchGetSecretValue")],
            accesses.Select(a => (a.SecretId!, a.EventName)).Order());
    }

    [Fact]
    public void A_listed_secret_may_be_recorded_under_another_of_its_forms() => Assert.Single(
        Project([SampleRecords.Batch(SampleRecords.Name), SampleRecords.BatchChild(SampleRecords.FullArn)], Secret));

    [Fact]
    public void A_batch_refused_as_a_whole_is_one_refusal()
    {
        JsonObject refused = SampleRecords.Batch().With("requestParameters", null).With("errorCode", "AccessDenied");

        SecretAccessEvent access = Assert.Single(Project([refused]));

        Assert.Equal((AccessOutcome.Denied, null), (access.Outcome, access.SecretId));
        Assert.Empty(Project([refused], Secret));
    }

    [Fact]
    public void Accesses_come_in_the_order_of_time() => Assert.Equal(
        ["early", "late"],
        Project([
            SampleRecords.Read("late").With("eventTime", "2026-09-14T06:00:00Z"),
            SampleRecords.Read("early").With("eventID", "2")]).Select(a => a.SecretId));

    private static IReadOnlyList<SecretAccessEvent> Project(JsonObject[] records, params SecretReference[] secrets) =>
        SecretAccessProjection.Project(records.Select(record => record.ToRecord()), "test", secrets);
}
