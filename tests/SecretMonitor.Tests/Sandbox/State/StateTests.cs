using System.Text.Json.Nodes;
using SecretMonitor.Errors;
using SecretMonitor.Sandbox;
using SecretMonitor.Sandboxes;
using SecretMonitor.Tests.Peers;
using SecretMonitor.Tests.Sandbox.Sns;
using Xunit;

namespace SecretMonitor.Tests.Sandbox.State;

public sealed class StateTests
{
    [Fact]
    public void A_sandbox_goes_on_where_it_stopped_with_its_keys_ids_and_time()
    {
        using StateFolder folder = new();
        string accessKey, arn, user;
        DateTimeOffset time;
        using (var server = folder.Start())
        {
            using SandboxClient client = new(server);
            arn = Text(client.Secrets("CreateSecret", """{"Name":"a","SecretString":"hush"}"""), "ARN");
            user = server.AddPrincipal("reader", null).AccessKeyId;
            server.Step(TimeSpan.FromHours(5));
            (accessKey, time) = (server.AccessKey, server.Now);
        }

        using var again = folder.Start();
        using SandboxClient later = new(again);

        Assert.Equal((accessKey, time), (again.AccessKey, again.Now));
        Assert.Equal(arn, Text(later.Secrets("DescribeSecret", """{"SecretId":"a"}"""), "ARN"));
        Assert.Equal("hush", Text(later.Secrets("GetSecretValue", """{"SecretId":"a"}"""), "SecretString"));
        Assert.Contains(user, later.Iam("ListAccessKeys&UserName=reader").Text);
        Assert.DoesNotContain(again.Log, e => e.Note is not null);
    }

    /// <summary>What boto3 does, with all ids, and random numbers going on: no later id is one of before.</summary>
    [Theory]
    [InlineData("alarm_route")]
    [InlineData("event_route")]
    [InlineData("composite_alarm")]
    [InlineData("dead_letters")]
    [InlineData("messages")]
    [InlineData("insights")]
    public void Whatever_happened_happens_again_the_same(string scenario)
    {
        using StateFolder folder = new();
        IReadOnlyList<SandboxMail> mails;
        (DateTimeOffset, ulong) end;
        using (var server = folder.Start())
        {
            SandboxScript.Run(server, "sandbox_scenarios.py", scenario);
            mails = [.. server.Mail.Select(m => m with { SandboxUrl = "", Body = "" })];
            end = (server.Now, server.World.Random.State);
        }

        using var again = folder.Start();

        Assert.Equal(mails, again.Mail.Select(m => m with { SandboxUrl = "", Body = "" }));
        Assert.Equal(end, (again.Now, again.World.Random.State));
        Assert.DoesNotContain(again.Log, e => e.Note is not null);
    }

    [Fact]
    public void A_message_in_flight_stays_hidden_and_its_receipt_still_deletes_it()
    {
        using StateFolder folder = new();
        string url, receipt;
        using (var server = folder.Start())
        {
            using SandboxClient client = new(server);
            url = Text(Sqs(client, "CreateQueue", """{"QueueName":"q"}"""), "QueueUrl");
            Sqs(client, "SendMessage", $$"""{"QueueUrl":"{{url}}","MessageBody":"hello"}""");
            var received = Sqs(client, "ReceiveMessage", $$"""{"QueueUrl":"{{url}}"}""").Json["Messages"]![0]!;
            receipt = (string)received["ReceiptHandle"]!;
        }

        using var again = folder.Start();
        using SandboxClient later = new(again);

        Assert.DoesNotContain("hello", Sqs(later, "ReceiveMessage", $$"""{"QueueUrl":"{{url}}"}""").Text);
        Sqs(later, "DeleteMessage", $$"""{"QueueUrl":"{{url}}","ReceiptHandle":"{{receipt}}"}""");
        again.Step(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain("hello", Sqs(later, "ReceiveMessage", $$"""{"QueueUrl":"{{url}}"}""").Text);
    }

    [Fact]
    public void A_delivery_under_way_arrives_after_the_restart_at_its_time()
    {
        using StateFolder folder = new();
        using (var server = folder.Start())
        {
            using SandboxClient client = new(server);
            client.Secrets("CreateSecret", """{"Name":"a"}""");
            Assert.Empty(Lookup(client));
            server.Step(TimeSpan.FromMinutes(1));
        }

        using var again = folder.Start();
        using SandboxClient later = new(again);

        Assert.Empty(Lookup(later));
        again.Step(TimeSpan.FromMinutes(1));
        Assert.Equal(["CreateSecret"], Lookup(later));
    }

    [Fact]
    public void What_was_signed_before_a_restart_is_proved_by_the_key_after_it()
    {
        using StateFolder folder = new();
        JsonNode keys;
        using (var server = folder.Start())
        {
            using SandboxClient client = new(server);
            keys = PublicKeys(client);
        }

        using var again = folder.Start();
        using SandboxClient later = new(again);

        Assert.Equal((string)keys["Value"]!, (string)PublicKeys(later)["Value"]!);
    }

    [Fact]
    public void A_message_that_its_endpoint_refused_is_posted_again_after_the_restart()
    {
        using StateFolder folder = new();
        using HttpEndpoint endpoint = new(failures: 1);
        string refused;
        using (var server = folder.Start())
        {
            using SandboxClient client = new(server);
            Subscribe(client, "first", endpoint);
            refused = endpoint.Next().Body.GetProperty("MessageId").GetString()!;
        }

        using var again = folder.Start();

        Assert.Equal(refused, endpoint.Next().Body.GetProperty("MessageId").GetString());
    }

    [Fact]
    public void Wherever_the_file_is_cut_everything_answered_before_is_there()
    {
        const int calls = 12;
        using StateFolder folder = new();
        List<int> lengths = [];
        byte[] journal;
        using (var server = folder.Start())
        {
            using SandboxClient client = new(server);
            for (var i = 0; i < calls; i++)
            {
                Assert.Equal(200, client.Secrets("CreateSecret", $$"""{"Name":"secret-{{i:00}}"}""").Status);

                // The answer is there, so the call is in the file.
                lengths.Add(folder.ReadJournal().Length);
            }

            journal = folder.ReadJournal();
        }

        int[] cuts = [0, 5, 14, 16, 40, .. lengths.SelectMany(l => new[] { l - 1, l, l + 1, l + 60 })];
        foreach (var cut in cuts.Where(c => c <= journal.Length))
        {
            using var left = folder.Cut(journal, cut);
            using var server = left.Start();
            using SandboxClient client = new(server);
            var names = Names(client.Secrets("ListSecrets", """{"MaxResults":100}"""));

            Assert.Equal(lengths.Count(l => l <= cut), names.Count);

            // What comes next is kept behind what is left.
            Assert.Equal(200, client.Secrets("CreateSecret", """{"Name":"next"}""").Status);
            server.Dispose();
            using var again = left.Start();
            using SandboxClient later = new(again);
            var present = Names(later.Secrets("ListSecrets", """{"MaxResults":100}"""));
            Assert.Equal(names.Append("next").Order(), present.Order());
        }
    }

    [Fact]
    public void A_folder_in_use_is_refused()
    {
        using StateFolder folder = new();
        using var server = folder.Start();

        var error = Assert.Throws<SecretMonitorException>(() => folder.Start());

        Assert.Equal("StateUnusable", error.ErrorId);
        Assert.Contains(folder.Path, error.Message);
    }

    [Theory]
    [InlineData(0, "is none of a sandbox")]
    [InlineData(13, "newer version")]
    [InlineData(40, "is damaged")]
    public void A_file_that_is_not_ours_or_newer_or_damaged_is_refused_and_left_as_it_is(int at, string reason)
    {
        using StateFolder folder = new();
        using (var server = folder.Start())
        {
            using SandboxClient client = new(server);
            client.Secrets("CreateSecret", """{"Name":"a"}""");
        }

        var bytes = folder.ReadJournal();
        bytes[at] ^= 1;
        File.WriteAllBytes(folder.Journal, bytes);

        var error = Assert.Throws<SecretMonitorException>(() => folder.Start());

        Assert.Contains(reason, error.Message);
        Assert.Equal(bytes, folder.ReadJournal());
    }

    [Fact]
    public void Only_the_owner_may_look_into_the_folder()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has access control lists.");
            return;
        }

        using StateFolder folder = new();
        using var server = folder.Start();

        const UnixFileMode readWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(readWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Path));
        Assert.Equal(readWrite, File.GetUnixFileMode(folder.Journal));
    }

    private static JsonNode PublicKeys(SandboxClient client) => client.Json("cloudtrail",
        "CloudTrail_20131101.ListPublicKeys", "{}").Json["PublicKeyList"]![0]!;

    private static void Subscribe(SandboxClient client, string topic, HttpEndpoint endpoint)
    {
        var arn = client.Query("sns", $"Version=2010-03-31&Action=CreateTopic&Name={topic}").Element("TopicArn");
        client.Query("sns", $"Version=2010-03-31&Action=Subscribe&Protocol=http&TopicArn={arn}"
            + $"&Endpoint={Uri.EscapeDataString(endpoint.Url)}");
    }

    private static Answer Sqs(SandboxClient client, string operation, string body) =>
        client.Json("sqs", "AmazonSQS." + operation, body, "1.0");

    private static List<string> Lookup(SandboxClient client) =>
        [.. client.Json("cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents", "{}")
            .Json["Events"]!.AsArray().Select(e => (string)e!["EventName"]!)
            .Where(name => name != "LookupEvents")];

    private static List<string> Names(Answer list) =>
        [.. list.Json["SecretList"]!.AsArray().Select(s => (string)s!["Name"]!)];

    private static string Text(Answer answer, string member) => (string)answer.Json[member]!;
}
