using System.Text.RegularExpressions;
using SecretMonitor.Sandbox.Values;

namespace SecretMonitor.Sandbox.Services.Sqs;

/// <summary>A batch of up to ten entries, each with a result of its own.</summary>
internal static class MessageBatch
{
    private const int Most = 10;

    /// <summary>Does the work for each entry; an entry's error is its result and stops no other.</summary>
    /// <param name="call">The call, whose input has the entries.</param>
    /// <param name="entryType">AWS's name of an entry, for the message about there being none.</param>
    /// <param name="work">Returns what the entry's result has besides its id.</param>
    public static Structure Run(Call call, string entryType, Func<Structure, Structure> work)
    {
        var entries = call.Input.Parts("Entries");
        Demand(entries, entryType);
        List<Structure> successful = [];
        List<Structure> failed = [];
        foreach (var entry in entries)
        {
            try
            {
                Structure result = new() { ["Id"] = entry.Required("Id") };
                foreach (var member in work(entry))
                {
                    result[member.Key] = member.Value;
                }

                successful.Add(result);
            }
            catch (ServiceFault fault)
            {
                failed.Add(new()
                {
                    ["Id"] = entry.Required("Id"),
                    ["SenderFault"] = true,
                    ["Code"] = call.Service.QueryCode(fault.Code),
                    ["Message"] = fault.Message,
                });
            }
        }

        return new() { ["Successful"] = successful, ["Failed"] = failed };
    }

    private static void Demand(IReadOnlyList<Structure> entries, string entryType)
    {
        if (entries.Count == 0)
        {
            throw new ServiceFault("EmptyBatchRequest", $"There should be at least one {entryType} in the request.");
        }

        if (entries.Count > Most)
        {
            throw new ServiceFault(
                "TooManyEntriesInBatchRequest",
                $"Maximum number of entries per request are {Most}. You have sent {entries.Count}.");
        }

        if (entries.Any(e => !Regex.IsMatch(e.Required("Id"), @"^[A-Za-z0-9_-]{1,80}\z")))
        {
            throw new ServiceFault(
                "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
                    + "It can be at most 80 letters long.");
        }

        if (entries.GroupBy(e => e.Required("Id")).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ServiceFault("BatchEntryIdsNotDistinct", $"Id {twice.Key} repeated.");
        }
    }
}
