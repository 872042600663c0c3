using Assistant.Core.Index;

namespace Assistant.Hosting;

/// <summary>Writes the progress of an ingest as short lines: one at the beginning, one for every tenth, the last when all is done.</summary>
public sealed class IngestLines(TextWriter output, TimeProvider? time = null) : IProgress<IngestProgress>
{
    private readonly IngestRate rate = new(time ?? TimeProvider.System);
    private string? server;
    private int tenth = -1;

    /// <inheritdoc/>
    public void Report(IngestProgress value)
    {
        var work = value.Server is null ? "indexing" : $"sending to {value.Server}";
        if (tenth < 0 || server != value.Server)
        {
            (server, tenth) = (value.Server, 0);
            output.WriteLine($"{work}: {value.Total} {(value.Total == 1 ? "report" : "reports")}");
        }

        var reached = value.Done * 10 / value.Total;
        if (reached > tenth)
        {
            tenth = reached;
            var words = rate.Words(value);
            output.WriteLine($"{work}: {tenth * 10} % ({value.Done}/{value.Total}){(words.Length > 0 ? ", " : "")}{words}");
        }
    }
}
