using System.Text.Json.Serialization;

namespace Assistant.Core.Briefing;

/// <summary>What later reports of a place say of a promise.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromiseOutcome>))]
public enum PromiseOutcome
{
    /// <summary>It came about, by what a later report says.</summary>
    [JsonStringEnumMemberName("met")]
    Met,

    /// <summary>It did not come about, by what a later report says.</summary>
    [JsonStringEnumMemberName("missed")]
    Missed,

    /// <summary>No later report speaks of it.</summary>
    [JsonStringEnumMemberName("silent")]
    Silent,

    /// <summary>A later report speaks of it and gives nothing that it can be compared with.</summary>
    [JsonStringEnumMemberName("incomparable")]
    Incomparable,
}
