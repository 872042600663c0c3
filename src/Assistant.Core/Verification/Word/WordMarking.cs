using Assistant.Core.Contract;
using Assistant.Core.Documents;

namespace Assistant.Core.Verification;

/// <summary>Puts the verdicts on a draft into its Word file as comments.</summary>
internal static class WordMarking
{
    private const string PropertiesType = "application/vnd.openxmlformats-officedocument.custom-properties+xml";

    /// <summary>Writes the file with a comment for each verdict.</summary>
    public static void Write(CheckedDraft draft, IReadOnlyList<Verdict> verdicts, Stream output)
    {
        var source = WordDocument.ReadPlaced(draft.Bytes.ToArray(), draft.File);
        using var package = new WordPackage(draft.Bytes);
        var main = package.Part(source.MainPart);
        var names = WordNames.Of(main);
        var comments = new WordComments(source.CommentsPart is { } known ? package.Part(known) : null, main, draft.Checked.Date);
        var anchors = new WordAnchors(main, names);
        var first = comments.NextId;
        foreach (var verdict in verdicts)
        {
            var (start, end) = (verdict.FigureStart ?? verdict.Start!.Value, verdict.FigureEnd ?? verdict.End!.Value);
            if (anchors.Mark(PlacesOf(draft, source, start, end), comments.NextId) is { } isExact)
            {
                var lines = VerdictNote.Lines(verdict, draft.Result.Citations);
                comments.Add(isExact ? lines : [$"“{verdict.Figure ?? verdict.Claim}”{lines[0]}", .. lines.Skip(1)]);
            }
        }

        anchors.Apply();
        if (comments.NextId > first && source.CommentsPart is null)
        {
            comments.AddTo(package, source.MainPart, names);
        }

        AddProperties(package, draft, names);
        package.Write(output);
    }

    // White space may be put in or joined from several; what is printed is where it was.
    private static IEnumerable<(int Element, int Offset)> PlacesOf(CheckedDraft draft, WordSource source, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(draft.Text[i]))
            {
                continue;
            }

            var at = draft.SourceOffsets[i];
            if (at >= source.Text.Length || source.Text[at] != draft.Text[i])
            {
                throw new InvalidDataException(
                    $"'{draft.File}' was read by another format than that of Word documents and cannot be marked"
                );
            }

            if (source.Places[at].Element >= 0)
            {
                yield return source.Places[at];
            }
        }
    }

    private static void AddProperties(WordPackage package, CheckedDraft draft, WordNames names)
    {
        var properties = draft.Checked.Properties(draft.Result.Summary);
        if (package.Linked(string.Empty, names.CustomProperties) is { } known && package.Has(known))
        {
            WordProperties.Set(package.Part(known), properties, names);
            return;
        }

        package.Add("docProps/custom.xml", WordProperties.Part(properties, names), PropertiesType, string.Empty, names.CustomProperties);
    }
}
