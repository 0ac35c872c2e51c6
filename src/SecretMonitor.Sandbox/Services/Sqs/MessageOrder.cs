namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>The orders in which a queue has its messages; of two at one time the one that came first is first.</summary>
internal static class MessageOrder
{
    public static readonly IComparer<QueueMessage> ByPlace =
        Comparer<QueueMessage>.Create((x, y) => x.Place.CompareTo(y.Place));

    public static readonly IComparer<QueueMessage> BySending =
        Comparer<QueueMessage>.Create((x, y) => Then(x.SentAt.CompareTo(y.SentAt), x, y));

    public static readonly IComparer<QueueMessage> ByVisibility =
        Comparer<QueueMessage>.Create((x, y) => Then(x.VisibleAt.CompareTo(y.VisibleAt), x, y));

    private static int Then(int order, QueueMessage x, QueueMessage y) =>
        order != 0 ? order : x.Place.CompareTo(y.Place);
}
