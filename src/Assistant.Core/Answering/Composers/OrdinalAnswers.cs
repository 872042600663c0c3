using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Finds what a follow-up means that asks what the nth item of the list before means (排第一的那个是什么意思).</summary>
internal sealed partial class OrdinalAnswers(ICorpusSnapshot snapshot, ReportsPlugin plugin)
{
    /// <summary>The glossary entry of the item; null when the question asks no such thing.</summary>
    public Passage? Find(ParsedQuestion question, Evidence evidence)
    {
        if (
            question.Kind != QuestionKind.Definition
            || question.Previous is not { } previous
            || Ordinal().Match(question.Text) is not { Success: true } match
            || !ChineseNumber.TryParse(match.Groups[1].Value, out var position)
        )
        {
            return null;
        }

        var names = evidence.Reports.Select(r => r.Report).ToList();
        var list = First(plugin.DefineTerm(previous.Text, names)) ?? evidence.BestPassages.FirstOrDefault();
        var item = list is null ? null : ItemsOf(list).ElementAtOrDefault((int)position - 1);
        return item is null ? null : Entry(item, names);
    }

    private Passage? Entry(string item, IReadOnlyList<string> names)
    {
        var key = GlossaryTerm.Key(item);
        return plugin
            .DefineTerm(key, names)
            .FirstOrDefault(p => snapshot.Glossary(p.Report).Any(e => GlossaryTerm.Key(e.Term) == key && e.Span.Start == p.Start))
            ?? First(plugin.DefineTerm(key, names));
    }

    private static Passage? First(IReadOnlyList<Passage> passages) => passages.Count > 0 ? passages[0] : null;

    // Behind the colon of a definition, else the whole passage; items are parted by 、 ； or ，.
    private static string[] ItemsOf(Passage list)
    {
        var colon = list.Text.IndexOfAny([':', '：']);
        return list.Text[(colon + 1)..]
            .TrimEnd('。')
            .Split(['、', '；', ';', '，', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    [GeneratedRegex(@"第([一二三四五六七八九十]|\d{1,2})(?!年|届|次|季|产业)")]
    private static partial Regex Ordinal();
}
