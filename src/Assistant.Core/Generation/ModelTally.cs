namespace Assistant.Core.Generation;

/// <summary>What a model took and gave in one turn. Safe for the threads of a turn.</summary>
internal sealed class ModelTally
{
    private long input;
    private long output;

    /// <summary>Tokens that the model read, over all calls of the turn.</summary>
    public long TokensIn => Interlocked.Read(ref input);

    /// <summary>Tokens that it wrote.</summary>
    public long TokensOut => Interlocked.Read(ref output);

    /// <summary>Sentences that held as they were written first.</summary>
    public int Shown { get; private set; }

    /// <summary>Sentences that held when they were asked for once more.</summary>
    public int Mended { get; private set; }

    /// <summary>Sentences that a passage stands for.</summary>
    public int Replaced { get; private set; }

    /// <summary>Sentences that were left out.</summary>
    public int Dropped { get; private set; }

    /// <summary>Adds the tokens of a call.</summary>
    public void Add(long tokensIn, long tokensOut)
    {
        Interlocked.Add(ref input, tokensIn);
        Interlocked.Add(ref output, tokensOut);
    }

    /// <summary>Counts a sentence by what became of it.</summary>
    public void Count(SentenceFate fate)
    {
        ChatTelemetry.Count(fate.ToString().ToLowerInvariant());
        Shown += fate == SentenceFate.Released ? 1 : 0;
        Mended += fate == SentenceFate.Corrected ? 1 : 0;
        Replaced += fate == SentenceFate.Replaced ? 1 : 0;
        Dropped += fate == SentenceFate.Dropped ? 1 : 0;
    }
}

/// <summary>What became of a sentence of a model.</summary>
internal enum SentenceFate
{
    Released,
    Corrected,
    Replaced,
    Dropped,
}
