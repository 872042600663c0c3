namespace Assistant.Core.Generation;

/// <summary>What an endpoint has shown to be able to do since the program started. Shared by all turns.</summary>
public sealed class EndpointTraits
{
    private volatile bool refusesSchema;
    private volatile int mostTokens = int.MaxValue;

    /// <summary>Whether it refused to keep to a schema: it is asked for plain lines.</summary>
    public bool RefusesSchema
    {
        get => refusesSchema;
        set => refusesSchema = value;
    }

    /// <summary>As many tokens of passages as it takes; the setting counts where it never refused.</summary>
    public int MostTokens
    {
        get => mostTokens;
        set => mostTokens = value;
    }
}
