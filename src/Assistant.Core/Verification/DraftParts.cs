using System.Text.RegularExpressions;
using Assistant.Core.Claims;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Verification;

/// <summary>A stretch of a draft that speaks of the same reports.</summary>
/// <param name="Text">As long as in the draft; what names the source is blanked out, so that its year is not taken for that of a figure.</param>
/// <param name="Start">Where it begins in the draft.</param>
/// <param name="Reports">The reports that it speaks of.</param>
/// <param name="IsOfKnownReport">False where it names a report that is not indexed.</param>
internal sealed record DraftPart(string Text, int Start, IReadOnlyList<ReportInfo> Reports, bool IsOfKnownReport);

/// <summary>Cuts a draft where it goes on to another report: 据X县2022年政府工作报告，…. A first line that names place and year holds for all that follows.</summary>
internal static partial class DraftParts
{
    /// <summary>The parts in order; together they cover the draft.</summary>
    public static IReadOnlyList<DraftPart> Of(string text, ICorpusSnapshot snapshot)
    {
        var reader = new PlaceReader();
        var (named, _, _) = reader.Read(SearchText.Normalize(text), snapshot);
        var scope = new Scope(named, null);
        var parts = new List<DraftPart>();
        var blanked = text.ToCharArray();
        var start = 0;
        foreach (Match sentence in Sentence().Matches(text))
        {
            var attribution = Attribution.Of(sentence.Value);
            var title = attribution.Source.Length == 0 && Title().IsMatch(sentence.Value);
            var source = title ? sentence.Value : attribution.Source;
            if (source.Length == 0)
            {
                continue;
            }

            var year = Year().Match(source) is { Success: true } match ? int.Parse(match.Value, null) : (int?)null;
            var (known, unknown, _) = reader.Read(SearchText.Normalize(source), snapshot);
            IReadOnlyList<string> places = known.Count > 0 || unknown is null ? known : [unknown];
            var next = new Scope(places.Count > 0 ? places : scope.Places, year ?? scope.Year);
            if (next != scope && (places.Count > 0 || year is not null))
            {
                Cut(sentence.Index);
                scope = next;
            }

            var blanks = title ? sentence.Length : sentence.Value.IndexOf(attribution.Claim, StringComparison.Ordinal);
            for (var i = sentence.Index; i < sentence.Index + blanks; i++)
            {
                blanked[i] = blanked[i] == '\n' ? '\n' : ' ';
            }
        }

        Cut(text.Length);
        return parts;

        void Cut(int end)
        {
            if (end > start)
            {
                var ofPlace = snapshot
                    .Reports.Where(r => scope.Places.Count == 0 || (r.Place is { } place && scope.Places.Contains(place)))
                    .ToList();
                var ofYear = scope.Year is { } year ? ofPlace.Where(r => r.Year == year).ToList() : ofPlace;
                parts.Add(
                    new DraftPart(new string(blanked, start, end - start), start, ofYear.Count > 0 ? ofYear : ofPlace, ofYear.Count > 0)
                );
            }

            start = end;
        }
    }

    private sealed record Scope(IReadOnlyList<string> Places, int? Year)
    {
        public bool Equals(Scope? other) => other is not null && Year == other.Year && Places.SequenceEqual(other.Places);

        public override int GetHashCode() => HashCode.Combine(Year, Places.Count);
    }

    // A line of its own that ends in 报告: 某县2022年政府工作报告（摘要）.
    [GeneratedRegex(@"^\s*[^，,。；;]{0,30}(?:19|20)\d\d年?[^，,。；;]{0,12}报告[^，,。；;]{0,8}$")]
    private static partial Regex Title();

    [GeneratedRegex(@"(?:19|20)\d\d(?=年|[^\d]{0,8}报告)")]
    private static partial Regex Year();

    [GeneratedRegex(@"[^。！？；;!?\n]+[。！？；;!?]?")]
    private static partial Regex Sentence();
}
