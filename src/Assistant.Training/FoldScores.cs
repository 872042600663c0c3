using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Search;
using Assistant.Onnx;

namespace Assistant.Training;

/// <summary>
/// What cross-encoders say of the questions of the sets, each by one that has not learned from its report. Those of the folds take a GPU to make
/// and are not kept with the project; what they said is, so that all that comes behind them can be learned anew without them.
/// </summary>
/// <param name="record">File of what was said: the hash of question and passage, a tab, the score; beside it reader-reports.txt names the reports learned from.</param>
/// <param name="folder">Holds cross-0 to cross-3, one for each fold of the reports, as src/training/export.py writes them; where it is not there the record serves.</param>
/// <param name="shipped">Folder of the cross-encoder that ships, for the reports that it has not learned from.</param>
/// <param name="learnt">The reports that those in the folder learned from; without a folder reader-reports.txt names them.</param>
internal sealed class FoldScores(string record, string folder, string shipped, IReadOnlyCollection<string> learnt) : IDisposable
{
    private const string LearntFile = "reader-reports.txt";

    private readonly ConcurrentDictionary<string, double> known = Load(record, folder);
    private readonly IReadOnlyDictionary<string, int> folds = ReportFolds.Of(Directory.Exists(folder) ? learnt : Learnt(record));
    private readonly ConcurrentDictionary<string, Lazy<OnnxCrossEncoder>> loaded = new(StringComparer.Ordinal);
    private int lacking;

    /// <summary>Whether the models of the folds are there, so that what they say is written down.</summary>
    public bool Records => Directory.Exists(folder);

    /// <summary>Pairs that neither a model nor the record knew.</summary>
    public int Lacking => lacking;

    /// <summary>What is said of the questions of a report by one that has not learned from it; NaN where that is not known.</summary>
    public ICrossEncoder Of(string report) =>
        folds.TryGetValue(report, out var fold)
            ? new Recorded(this, Directory.Exists(folder) ? Open(Path.Combine(folder, $"cross-{fold}")) : null)
            : Open(shipped);

    /// <summary>Whether the cross-encoder that ships has learned from a report.</summary>
    public bool HasLearnt(string report) => folds.ContainsKey(report);

    /// <summary>Writes the record anew where the models of the folds were asked.</summary>
    public void Save()
    {
        if (Records)
        {
            File.WriteAllLines(
                record,
                known
                    .OrderBy(k => k.Key, StringComparer.Ordinal)
                    .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key}\t{k.Value:0.####}"))
            );
            File.WriteAllLines(
                LearntPath(record),
                ["# The reports whose questions the shipped cross-encoder learned from.", .. folds.Keys.Order(StringComparer.Ordinal)]
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var encoder in loaded.Values)
        {
            encoder.Value.Dispose();
        }
    }

    // A record of other models would be mixed with these.
    private static ConcurrentDictionary<string, double> Load(string record, string folder) =>
        Directory.Exists(folder) || !File.Exists(record)
            ? new(StringComparer.Ordinal)
            : new(
                File.ReadLines(record)
                    .Select(l => l.Split('\t'))
                    .Select(c => KeyValuePair.Create(c[0], double.Parse(c[1], CultureInfo.InvariantCulture))),
                StringComparer.Ordinal
            );

    private static string LearntPath(string record) => Path.Combine(Path.GetDirectoryName(record)!, LearntFile);

    private static IEnumerable<string> Learnt(string record) =>
        File.Exists(LearntPath(record)) ? File.ReadLines(LearntPath(record)).Where(l => !l.StartsWith('#')) : [];

    private OnnxCrossEncoder Open(string path) =>
        loaded.GetOrAdd(path, p => new Lazy<OnnxCrossEncoder>(() => OnnxCrossEncoder.Load(p))).Value;

    private double Score(ICrossEncoder? model, string question, string passage)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{question}\n{passage}")).AsSpan(0, 8));
        if (known.TryGetValue(key, out var score))
        {
            return score;
        }

        if (model is null)
        {
            Interlocked.Increment(ref lacking);
            return double.NaN;
        }

        // As the record will say it: learning from the models and from the record comes to the same.
        return known[key] = Math.Round(model.Score(question, [passage])[0], 4);
    }

    private sealed class Recorded(FoldScores readers, ICrossEncoder? model) : ICrossEncoder
    {
        public IReadOnlyList<double> Score(string question, IReadOnlyList<string> passages) =>
            [.. passages.Select(p => readers.Score(model, question, p))];
    }
}
