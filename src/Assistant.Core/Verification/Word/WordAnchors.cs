using System.Globalization;
using System.Xml.Linq;

namespace Assistant.Core.Verification;

/// <summary>
/// Sets the marks of comments in the main part of a Word file: each begins and ends at a character, and runs are split there. What a comment cannot begin
/// or end in (formulas, text boxes, notes, content controls that hold plain or bound text) is marked as a whole.
/// </summary>
internal sealed class WordAnchors
{
    private static readonly string[] PlainControls = ["text", "dataBinding", "date", "dropDownList", "comboBox", "lock"];
    private readonly XNamespace w;
    private readonly XNamespace math;
    private readonly List<XElement> elements;
    private readonly Dictionary<XElement, int> numbers = [];
    private readonly List<(Boundary From, Boundary To, int Id)> marks = [];

    /// <summary>The anchors of a main part; nothing is changed before <see cref="Apply"/>.</summary>
    public WordAnchors(XDocument main, WordNames names)
    {
        (w, math) = (names.Main, names.Math);
        elements = [.. main.Root!.Descendants()];
        foreach (var element in elements)
        {
            numbers.Add(element, numbers.Count);
        }
    }

    /// <summary>Marks a stretch of text.</summary>
    /// <param name="places">The places of its units in order.</param>
    /// <param name="id">Number of the comment.</param>
    /// <returns>Whether the mark is exactly at the text; null where none of it stands in the document.</returns>
    /// <exception cref="InvalidDataException">A place is not in the document.</exception>
    public bool? Mark(IEnumerable<(int Element, int Offset)> places, int id)
    {
        Unit? first = null;
        Unit? last = null;
        foreach (var unit in places.Select(Resolve).OfType<Unit>())
        {
            // What goes on in another cell or stands before is read together, but is no stretch of the document.
            if (last is not null && (unit.Order < last.Order || unit.Cell != last.Cell))
            {
                break;
            }

            first ??= unit;
            last = unit;
        }

        if (first is null || last is null)
        {
            return null;
        }

        marks.Add((first.Before, last.After, id));
        return first.IsExact && last.IsExact;
    }

    /// <summary>Splits the runs and sets the marks.</summary>
    public void Apply()
    {
        var cuts = marks.SelectMany(m => new[] { m.From, m.To }).Where(b => b.Side == Side.Inside).ToLookup(b => b.Element);
        var points = cuts.ToDictionary(run => run.Key, run => RunSplitter.Split(run.Key, [.. run.Select(b => b.Cut)], w));
        var set = new Dictionary<(XElement Element, bool IsBehind), Point>();
        foreach (var (from, to, id) in marks)
        {
            PointAt(from).Starts.Add(id);
            PointAt(to).Ends.Add(id);
        }

        var references = new Dictionary<XElement, List<int>>();
        foreach (var ((element, isBehind), point) in set)
        {
            var holder = HolderOfReferences(element);
            var nodes = new List<XElement>();
            foreach (var id in point.Ends)
            {
                nodes.Add(RangeMark("commentRangeEnd", id));
                if (holder is null)
                {
                    nodes.Add(Reference(id));
                }
                else
                {
                    references.TryAdd(holder, []);
                    references[holder].Add(id);
                }
            }

            nodes.AddRange(point.Starts.Select(id => RangeMark("commentRangeStart", id)));
            if (isBehind)
            {
                element.AddAfterSelf(nodes);
            }
            else
            {
                element.AddBeforeSelf(nodes);
            }
        }

        foreach (var (holder, ids) in references)
        {
            BehindMarks(holder).AddAfterSelf(ids.Order().Select(Reference));
        }

        marks.Clear();

        Point PointAt(Boundary boundary)
        {
            var key =
                boundary.Side == Side.Inside ? points[boundary.Element][boundary.Cut] : (boundary.Element, boundary.Side == Side.Behind);
            if (!set.TryGetValue(key, out var point))
            {
                set[key] = point = new Point([], []);
            }

            return point;
        }
    }

    private Unit? Resolve((int Element, int Offset) place)
    {
        if (place.Element >= elements.Count)
        {
            throw new InvalidDataException(
                "the document reads otherwise than it is written and cannot be marked; open it in a word processor and save it again"
            );
        }

        var leaf = elements[place.Element];
        var run = leaf.Ancestors(w + "r").LastOrDefault();
        var outer = run ?? leaf;
        var cell = outer.Ancestors(w + "tc").FirstOrDefault();
        if (outer.AncestorsAndSelf().LastOrDefault(IsWhole) is { } whole)
        {
            return new Unit(new(whole, default, Side.Before), new(whole, default, Side.Behind), numbers[whole], cell, false);
        }

        if (run is null)
        {
            return null;
        }

        var child = leaf.AncestorsAndSelf().First(e => e.Parent == run);
        var index = child.ElementsBeforeSelf().Count();
        var (from, to) =
            child == leaf && place.Offset >= 0 && child.Name == w + "t"
                ? (new Cut(index, place.Offset), new Cut(index, place.Offset + 1))
                : (new Cut(index, 0), new Cut(index + 1, 0));
        if (child == leaf && place.Offset >= child.Value.Length)
        {
            throw new InvalidDataException(
                "the document reads otherwise than it is written and cannot be marked; open it in a word processor and save it again"
            );
        }

        var isNote = leaf.Name.LocalName is "footnoteReference" or "endnoteReference";
        return new Unit(new(run, from, Side.Inside), new(run, to, Side.Inside), numbers[child], cell, child == leaf && !isNote);
    }

    // Inside a paragraph alone: blocks of these kinds hold paragraphs, in which a comment may be anywhere.
    private bool IsWhole(XElement element) =>
        element.Ancestors(w + "p").Any()
        && (
            element.Name == math + "oMath"
            || element.Name == math + "oMathPara"
            || element.Name.LocalName == "AlternateContent"
            || (element.Name == w + "sdt" && element.Element(w + "sdtPr")?.Elements().Any(IsPlain) == true)
        );

    private bool IsPlain(XElement property) => PlainControls.Contains(property.Name.LocalName);

    /// <summary>What the reference of a comment is set behind where its range ends inside a link, a tracked insertion, a control or a field: it is no part of these. Null where it follows the end of the range.</summary>
    private XElement? HolderOfReferences(XElement at)
    {
        var top = at;
        while (top.Parent is { } parent && parent.Name != w + "p")
        {
            top = parent;
        }

        if (top.Parent is null)
        {
            return null;
        }

        var depth = top.ElementsBeforeSelf().Sum(FieldDepth);
        if (depth <= 0)
        {
            return top == at ? null : top;
        }

        depth += FieldDepth(top);
        var end = top;
        while (depth > 0 && end.ElementsAfterSelf().FirstOrDefault() is { } next)
        {
            depth += FieldDepth(next);
            end = next;
        }

        return depth <= 0 ? end
            : top == at ? null
            : top;
    }

    // Fields in a text box are of the box.
    private int FieldDepth(XElement element) =>
        element
            .DescendantsAndSelf(w + "fldChar")
            .Where(f => f.Ancestors(w + "p").First() == element.Parent)
            .Sum(f =>
                (string?)f.Attribute(w + "fldCharType") is "begin" ? 1
                : (string?)f.Attribute(w + "fldCharType") is "end" ? -1
                : 0
            );

    // The ends of ranges that are set behind the same element come first.
    private XElement BehindMarks(XElement element)
    {
        while (
            element.ElementsAfterSelf().FirstOrDefault() is { } next
            && (next.Name == w + "commentRangeEnd" || next.Elements(w + "commentReference").Any())
        )
        {
            element = next;
        }

        return element;
    }

    private XElement RangeMark(string name, int id) => new(w + name, new XAttribute(w + "id", id.ToString(CultureInfo.InvariantCulture)));

    private XElement Reference(int id) => new(w + "r", RangeMark("commentReference", id));

    private enum Side
    {
        Inside,
        Before,
        Behind,
    }

    /// <summary>Where a mark begins or ends.</summary>
    /// <param name="Element">A run to be cut, or what is marked as a whole.</param>
    private sealed record Boundary(XElement Element, Cut Cut, Side Side);

    /// <summary>A unit of text in the document.</summary>
    /// <param name="Order">Its place among all elements.</param>
    /// <param name="Cell">The cell of a table that it is in.</param>
    /// <param name="IsExact">Whether a comment can begin and end at it.</param>
    private sealed record Unit(Boundary Before, Boundary After, int Order, XElement? Cell, bool IsExact);

    private sealed record Point(List<int> Starts, List<int> Ends);
}
