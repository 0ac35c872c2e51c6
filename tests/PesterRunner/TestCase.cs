namespace PesterRunner;

/// <summary>An <c>It</c>.</summary>
internal sealed class TestCase(TestBlock parent, string name) : TestNode(parent, name);
