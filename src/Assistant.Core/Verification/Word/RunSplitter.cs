using System.Xml.Linq;

namespace Assistant.Core.Verification;

/// <summary>A place in a run: before a unit of its child elements' text, or before a child element.</summary>
/// <param name="Child">Which child element, the properties counted.</param>
/// <param name="Offset">Unit of its text.</param>
internal readonly record struct Cut(int Child, int Offset);

/// <summary>Splits a run of a Word document into runs with the same properties.</summary>
internal static class RunSplitter
{
    /// <summary>Splits a run, which becomes the first piece.</summary>
    /// <param name="cuts">Where; the same may be there twice.</param>
    /// <returns>For each cut the piece before or behind which it is.</returns>
    public static Dictionary<Cut, (XElement Piece, bool IsBehind)> Split(XElement run, IReadOnlyList<Cut> cuts, XNamespace w)
    {
        var children = run.Elements().ToList();
        var properties = run.Element(w + "rPr");
        var first = properties is null ? 0 : 1;
        var places = new Dictionary<Cut, (XElement, bool)>();
        var pieces = new List<(Cut At, XElement Run)> { (new Cut(first, 0), run) };
        var isPreserved = children.ToDictionary(c => c, IsPreserved);
        foreach (var cut in cuts.Select(Normal).Distinct().OrderBy(c => c.Child).ThenBy(c => c.Offset))
        {
            if (cut.Child > first || cut.Offset > 0)
            {
                if (cut.Child < children.Count)
                {
                    pieces.Add((cut, new XElement(w + "r", run.Attributes(), properties)));
                }
            }
        }

        if (pieces.Count > 1)
        {
            Fill();
            run.AddAfterSelf(pieces.Skip(1).Select(p => p.Run));
        }

        foreach (var cut in cuts.Distinct())
        {
            var at = Normal(cut);
            places[cut] =
                at.Child >= children.Count ? (pieces[^1].Run, true)
                : at.Child < first || at == new Cut(first, 0) ? (run, false)
                : (pieces.Single(p => p.At == at).Run, false);
        }

        return places;

        // Behind the last unit of a child is before the next child.
        Cut Normal(Cut cut) => cut.Offset > 0 && cut.Offset >= children[cut.Child].Value.Length ? new Cut(cut.Child + 1, 0) : cut;

        void Fill()
        {
            for (var i = first; i < children.Count; i++)
            {
                children[i].Remove();
                var inside = pieces.Where(p => p.At.Child == i && p.At.Offset > 0).ToList();
                var before = pieces.Last(p => p.At.Child < i || (p.At.Child == i && p.At.Offset == 0));
                if (inside.Count == 0)
                {
                    before.Run.Add(children[i]);
                    continue;
                }

                var text = children[i].Value;
                var from = 0;
                foreach (
                    var (end, piece) in inside
                        .Select(p => p.At.Offset)
                        .Append(text.Length)
                        .Zip(inside.Select(p => p.Run).Prepend(before.Run))
                )
                {
                    piece.Add(Part(children[i], text[from..end], from == 0, end == text.Length, isPreserved[children[i]]));
                    from = end;
                }
            }
        }
    }

    // Blanks at the edge of a text without xml:space are not shown; blanks at a cut were inside and are.
    private static XElement Part(XElement text, string part, bool isFirst, bool isLast, bool isPreserved)
    {
        var shown =
            isPreserved ? part
            : isFirst ? part.TrimStart()
            : isLast ? part.TrimEnd()
            : part;
        var copy = new XElement(text.Name, text.Attributes(), shown);
        if (shown.Length > 0 && (char.IsWhiteSpace(shown[0]) || char.IsWhiteSpace(shown[^1])))
        {
            copy.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        }

        return copy;
    }

    private static bool IsPreserved(XElement text) => (string?)text.Attribute(XNamespace.Xml + "space") == "preserve";
}
