namespace SecretMonitor.Sandbox.Pipeline;

/// <summary>
/// CloudWatch Logs, as the services that deliver see it. Authorisation (of the trail's role) is the deliverer's.
/// </summary>
internal interface ILogStore
{
    bool GroupExists(string region, string logGroup);

    /// <summary>Whether a resource policy of Logs lets a service write into the group.</summary>
    bool AllowsService(string region, string logGroup, Authentication.ServiceCaller caller);

    /// <summary>Makes a stream unless it is there.</summary>
    void EnsureStream(string region, string logGroup, string stream);

    /// <summary>Appends events, all with the time of now, and runs the group's metric filters over them.</summary>
    /// <returns>False when the group does not exist.</returns>
    bool Append(string region, string logGroup, string stream, IReadOnlyList<string> messages);
}
