using System.Text.Json;
using SecretMonitor.Patterns;
using Xunit;

namespace SecretMonitor.Tests.Patterns;

public sealed class InputTemplateTests
{
    private const string Event = """
        {"version":"0","id":"fb42b945","detail-type":"probe","source":"test","account":"111111111111",
         "time":"2026-01-02T03:04:05Z","region":"us-east-1","resources":[],
         "detail":{"text":"hello","number":42,"flag":true,"nothing":null,"object":{"first":"one","second":2},
          "array":["one","two",{"x":3}],"items":[{"name":"first"},{"name":"second"}],"hyphen-key":"dash",
          "slash/key":"slash","dot.key":"dot","quoted":"say \"hello\"","escaped":"line\nslash\\tab\tend"}}
        """;

    private static readonly InputContext Context = new(
        "arn:aws:events:us-east-1:111111111111:rule/r",
        "r",
        new DateTimeOffset(2026, 9, 13, 12, 17, 30, 408, TimeSpan.Zero));

    [Theory]
    // a JSON object: values are inserted as JSON
    [InlineData("""{"v":<v>}""", "$.detail.text", """{"v":"hello"}""")]
    [InlineData("""{"v":<v>}""", "$.detail.number", """{"v":42}""")]
    [InlineData("""{"v":<v>}""", "$.detail.flag", """{"v":true}""")]
    [InlineData("""{"v":<v>}""", "$.detail.nothing", """{"v":null}""")]
    [InlineData("""{"v":<v>}""", "$.detail.object", """{"v":{"first":"one","second":2}}""")]
    [InlineData("""{"v":<v>}""", "$.detail.array[1]", """{"v":"two"}""")]
    [InlineData("""{"v":<v>}""", "$.detail.array[2].x", """{"v":3}""")]
    [InlineData("""{"v":<v>}""", "$.detail.items[*].name", """{"v":["first","second"]}""")]
    [InlineData("""{"v":<v>}""", "$.detail.hyphen-key", """{"v":"dash"}""")]
    [InlineData("""{"v":<v>}""", "$.detail.slash/key", """{"v":"slash"}""")]
    [InlineData("""{"v":<v>}""", "$.detail['dot.key']", """{"v":"dot"}""")]
    [InlineData("""{"v":<v>}""", "$.detail.quoted", """{"v":"say \"hello\""}""")]
    [InlineData("""{"v":"it <v>"}""", "$.detail.text", """{"v":"it hello"}""")]
    [InlineData("""{"v":"it <v>"}""", "$.detail.quoted", """{"v":"it say \"hello\""}""")]
    [InlineData("""{"v":"it <v>"}""", "$.detail.number", """{"v":"it 42"}""")]
    [InlineData("""{"a":1,"v":<v>,"b":2}""", "$.detail.missing", """{"a":1,"v":"","b":2}""")]
    [InlineData("""{"v":[<v>]}""", "$.detail.missing", """{"v":[""]}""")]
    [InlineData("""{"v":"it <v>."}""", "$.detail.missing", """{"v":"it ."}""")]
    // text: values are pasted as they are
    [InlineData("\"it <v>\"", "$.detail.text", "\"it hello\"")]
    [InlineData("\"it <v>\"", "$.detail.number", "\"it 42\"")]
    [InlineData("\"it <v>\"", "$.detail.object", "\"it {first:one,second:2}\"")]
    [InlineData("\"before <v> after\"", "$.detail.missing", "\"before  after\"")]
    [InlineData("\"first <v>\"\n\"second <v>\"", "$.detail.text", "\"first hello\"\n\"second hello\"")]
    [InlineData("\"before <undefined> after\"", "$.detail.text", "\"before <undefined> after\"")]
    [InlineData("[\"fixed\",<v>]", "$.detail.number", "[\"fixed\",42]")]
    [InlineData("null", "$.detail.number", "null")]
    public void Template_renders(string template, string path, string expected)
    {
        Assert.Equal(new TargetInput(expected, ErrorCode: null), Render(template, path));
    }

    [Theory]
    [InlineData("\"it <v>\"", "$.detail.quoted", "\"it say \"hello\"\"")]
    [InlineData("\"it <v>\"", "$.detail.escaped", "\"it line\nslash\\tab\tend\"")]
    [InlineData("<v>", "$.detail.object", "{first:one,second:2}")]
    [InlineData("<v>", "$.detail.text", "hello")]
    [InlineData("[1,<v>,2]", "$.detail.missing", "[1,,2]")]
    [InlineData(
        """{"v":"prefix <v> suffix"}""", "$.detail.object", """{"v":"prefix {"first":"one","second":2} suffix"}""")]
    [InlineData("""{"v":<undefined>}""", "$.detail.text", """{"v":<undefined>}""")]
    public void Rendering_that_is_no_JSON_fails_as_INVALID_JSON(string template, string path, string text)
    {
        Assert.Equal(new TargetInput(text, "INVALID_JSON"), Render(template, path));
    }

    [Fact]
    public void Predefined_variables_need_no_path()
    {
        TargetInput input = Render(
            """{"name":<aws.events.rule-name>,"arn":<aws.events.rule-arn>,"at":<aws.events.event.ingestion-time>,"""
            + "\"event\":<aws.events.event>,\"full\":<aws.events.event.json>}",
            "$.id");

        using JsonDocument compact = JsonDocument.Parse(Event);
        string full = JsonSerializer.Serialize(compact.RootElement, new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        Assert.Equal(
            """{"name":"r","arn":"arn:aws:events:us-east-1:111111111111:rule/r","at":"""
            + "\"2026-09-13T12:17:30.408Z\",\"event\":"
            + """{"id":"fb42b945","account":"111111111111","detailType":"probe","time":1767323045000,"source":"""
            + "\"test\",\"region\":\"us-east-1\",\"resources\":[],\"version\":\"0\"},"
            + $"\"full\":{full}}}",
            input.Text);
        Assert.Null(input.ErrorCode);
    }

    [Theory]
    [InlineData("""{"<v>":"value"}""", "$.id", "InputTemplate placeholder present as a JSON object key for target t.")]
    [InlineData(
        "\"event <aws.events.event.json>\"", "$.id",
        "InputTemplate for target t contains placeholder aws.events.event.json valid only for JSON template.")]
    [InlineData(
        "hello <v>", "$.id",
        "Invalid InputTemplate for target t : [Source: (String)\"hello null\"; line: 1, column: 1].")]
    [InlineData("{}", "$.detail.object.*", "InputPath for target t is invalid.")]
    [InlineData("{}", "detail", "InputPath for target t is invalid.")]
    [InlineData("{}", "$.", "InputPath for target t is invalid.")]
    [InlineData("{}", "$.a[x]", "InputPath for target t is invalid.")]
    [InlineData("{}", "$.a[0", "InputPath for target t is invalid.")]
    [InlineData("{}", "$['a", "InputPath for target t is invalid.")]
    public void Refusal_has_AWSs_words(string template, string path, string message)
    {
        Assert.Equal(message, Assert.Throws<PatternException>(() => Parse(template, path)).ServiceMessage);
    }

    [Fact]
    public void Limits_are_AWSs()
    {
        Dictionary<string, string> paths = Enumerable.Range(0, 100).ToDictionary(i => $"p{i}", _ => "$.id");
        InputTemplate.Parse(paths, "{}", "t");
        InputTemplate.Parse(null, $"\"{new string('x', 8190)}\"", "t");

        Assert.Throws<PatternException>(() =>
            InputTemplate.Parse(new Dictionary<string, string>(paths) { ["p"] = "$" }, "{}", "t"));
        Assert.Throws<PatternException>(() => InputTemplate.Parse(null, $"\"{new string('x', 8191)}\"", "t"));
        Assert.Throws<PatternException>(() =>
            InputTemplate.Parse(new Dictionary<string, string> { ["AWSx"] = "$" }, "{}", "t"));
        Assert.Throws<PatternException>(() =>
            InputTemplate.Parse(new Dictionary<string, string> { ["a.b"] = "$" }, "{}", "t"));
    }

    private static InputTemplate Parse(string template, string path) =>
        InputTemplate.Parse(new Dictionary<string, string> { ["v"] = path }, template, "t");

    private static TargetInput Render(string template, string path)
    {
        using JsonDocument document = JsonDocument.Parse(Event);
        return Parse(template, path).Render(document.RootElement, Context);
    }
}
