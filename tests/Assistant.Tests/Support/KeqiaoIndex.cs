using Assistant.Core.Documents;
using Assistant.Core.Verification;
using Xunit;

namespace Assistant.Tests.Support;

/// <summary>An index of the report of Keqiao that the tests of a class share, and the checking of drafts by it.</summary>
public sealed class KeqiaoIndex : IAsyncLifetime
{
    /// <summary>When all drafts are checked.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8));

    private IndexedCorpus corpus = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => corpus = await Some.CorpusAsync(("keqiao-2020", File.ReadAllText(Repository.Keqiao)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        corpus.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Checks a draft.</summary>
    public CheckedDraft Check(string name, byte[] bytes) => Checker().Check(name, bytes, CancellationToken.None);

    /// <summary>Checks a text.</summary>
    public CheckedDraft Check(string text) => Checker().CheckText("draft.txt", text, CancellationToken.None);

    /// <summary>Checks a Word draft and gives it back marked.</summary>
    public byte[] Mark(byte[] docx, string name = "draft.docx") => Written(output => MarkedDraft.WriteWord(Check(name, docx), output));

    /// <summary>The bytes that are written to a stream.</summary>
    public static byte[] Written(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return output.ToArray();
    }

    private DraftCheck Checker() =>
        new(corpus.Index, new DraftVerifier(corpus.Index), new ReportReader(), new CheckMaker("1.2.3", ["a-model"]), new FixedTime());

    private sealed class FixedTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } = TimeZoneInfo.CreateCustomTimeZone("here", Now.Offset, null, null);

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
