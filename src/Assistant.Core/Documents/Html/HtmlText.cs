using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Assistant.Core.Documents;

/// <summary>Reads the report out of HTML: a line for each block, a tab between the cells of a table.</summary>
internal sealed class HtmlText
{
    private const int DeepestNesting = 400;

    // So much of a page's text lies inside the element that holds the report.
    private const double ReportShare = 0.85;

    private const int LongestAnchor = 60;
    private const int FewestLinks = 3;
    private const double LinkShare = 0.7;

    private static readonly HashSet<string> Left =
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "iframe",
        "object",
        "svg",
        "canvas",
        "head",
        "title",
        "rt",
        "rp",
        "del",
        "s",
    ];

    private static readonly HashSet<string> Blocks =
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "center",
        "figure",
        "figcaption",
        "hr",
        "address",
        "body",
        "td",
        "th",
        "tr",
        "table",
    ];

    private readonly bool keepsLines;
    private readonly StringBuilder text = new();
    private readonly List<TextSpan> tables = [];

    // The text before the mark of each note, by the name of the note.
    private readonly Dictionary<string, string> anchors = [];

    private HtmlText(bool keepsLines) => this.keepsLines = keepsLines;

    /// <summary>The text of a page.</summary>
    /// <param name="keepsLines">Whether a line break inside a block is one.</param>
    public static SourceText Read(string html, bool keepsLines)
    {
        var page = new HtmlParser().ParseDocument(html);
        var reader = new HtmlText(keepsLines);
        if (page.Body is { } body)
        {
            reader.Append(keepsLines ? body : ReportIn(body), 0);
        }

        var notes = page.QuerySelectorAll(".footnotes li[id], [role=doc-endnotes] li[id]").Select(reader.AppendNote).ToList();
        return new SourceText(reader.text.ToString()) { Tables = reader.tables, Notes = [.. notes.Where(n => n.Span.Length > 0)] };
    }

    private SourceNote AppendNote(IElement item)
    {
        NewLine();
        var note = new HtmlText(false);
        note.Append(item, 0);
        var start = text.Length;
        text.AppendJoin(' ', note.text.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return new SourceNote(new TextSpan(start, text.Length), anchors.GetValueOrDefault(item.Id!, string.Empty));
    }

    // The innermost element that holds nearly all of the page's text but links; its heading may stand above it.
    private static IElement ReportIn(IElement body)
    {
        var counts = new Dictionary<IElement, int>();
        Count(body, counts, 0);
        var all = counts.GetValueOrDefault(body);
        var chosen = body;
        while (
            all > 0
            && chosen.Children.Where(c => counts.GetValueOrDefault(c) >= all * ReportShare).MaxBy(c => counts[c]) is { } inner
            && !(inner is IHtmlTableCellElement or IHtmlTableRowElement)
        )
        {
            chosen = inner;
        }

        // The report's title lies beside its text, most often in the same box.
        return chosen.ParentElement is { } parent && chosen != body && Headings(parent).Any() && !Headings(chosen).Any() ? parent : chosen;
    }

    private static IEnumerable<IElement> Headings(IElement element) => element.QuerySelectorAll("h1, h2");

    private static int Count(IElement element, Dictionary<IElement, int> counts, int depth)
    {
        if (IsLeft(element) || depth > DeepestNesting)
        {
            return 0;
        }

        var own = element.LocalName == "a" ? 0 : element.ChildNodes.OfType<IText>().Sum(t => t.Data.Count(c => !char.IsWhiteSpace(c)));
        return counts[element] = own + element.Children.Sum(child => Count(child, counts, depth + 1));
    }

    private void Append(INode parent, int depth)
    {
        if (depth > DeepestNesting)
        {
            return;
        }

        foreach (var node in parent.ChildNodes)
        {
            if (node is IText own)
            {
                AppendText(own.Data, parent.NodeName.Equals("PRE", StringComparison.Ordinal));
            }
            else if (node is IElement element && !IsLeft(element))
            {
                AppendElement(element, depth);
            }
        }
    }

    private void AppendElement(IElement element, int depth)
    {
        var name = element.LocalName;
        if (name == "br")
        {
            text.Append('\n');
        }
        else if (
            element is IHtmlTableElement table
            && table.Rows.Any(r => r.Cells.Length > 1)
            && table.QuerySelectorAll("table").Length == 0
        )
        {
            AppendTable(table, depth);
        }
        else if (name == "a" && IsNoteMark(element))
        {
            var before = text.ToString(Math.Max(0, text.Length - LongestAnchor), Math.Min(text.Length, LongestAnchor));
            anchors[Uri.UnescapeDataString(element.GetAttribute("href") ?? string.Empty).TrimStart('#')] = before;
        }
        else if (name == "sup" && NoteMarks.IsMark(element.TextContent, text))
        {
            // The mark of a note is no part of the text.
        }
        else if (Blocks.Contains(name))
        {
            NewLine();
            text.Append(name == "li" ? NumberOf(element) : string.Empty);
            Append(element, depth + 1);
            NewLine();
        }
        else
        {
            Append(element, depth + 1);
        }
    }

    private void AppendText(string data, bool isPre)
    {
        foreach (var unit in data)
        {
            if (!char.IsWhiteSpace(unit) || unit == '\u3000')
            {
                text.Append(unit);
            }
            else if (unit == '\n' && (keepsLines || isPre))
            {
                text.Append('\n');
            }
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
            {
                text.Append(' ');
            }
        }
    }

    private void AppendTable(IHtmlTableElement table, int depth)
    {
        NewLine();
        var start = text.Length;
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                text.Append(i > 0 ? "\t" : string.Empty);
                var cell = new HtmlText(false);
                cell.Append(row.Cells[i], depth + 1);
                text.AppendJoin(' ', cell.text.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
                text.Append('\t', Math.Clamp(row.Cells[i].ColumnSpan - 1, 0, 60));
            }

            text.Append('\n');
        }

        if (text.Length > start)
        {
            tables.Add(new TextSpan(start, text.Length - 1));
        }
    }

    private void NewLine()
    {
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    // What a browser shows before an item of a numbered list.
    private static string NumberOf(IElement item) =>
        item.ParentElement is IHtmlOrderedListElement list
            ? $"{list.Start + list.Children.Where(c => c.LocalName == "li").ToList().IndexOf(item)}. "
            : string.Empty;

    // Links and nothing else: no sentence ends in it.
    private static bool IsMenu(IElement element)
    {
        if (element.LocalName is not ("ul" or "ol" or "div" or "p" or "dl") || element.ChildElementCount < FewestLinks)
        {
            return false;
        }

        var links = element.QuerySelectorAll("a");
        var all = element.TextContent;
        return links.Length >= FewestLinks
            && !all.Contains('。', StringComparison.Ordinal)
            && links.Sum(a => a.TextContent.Length) > all.Count(c => !char.IsWhiteSpace(c)) * LinkShare;
    }

    private static bool IsNoteMark(IElement link) => link.ClassList.Contains("footnote-ref") || link.GetAttribute("role") == "doc-noteref";

    // The notes come behind the text.
    private static bool IsLeft(IElement element) =>
        (Left.Contains(element.LocalName) && !(element.LocalName == "header" && element.Closest("article, main") is not null))
        || element.ClassList.Contains("footnote-back-ref")
        || element.ClassList.Contains("footnotes")
        || element.GetAttribute("role") is "doc-endnotes" or "doc-backlink"
        || IsMenu(element)
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true"
        || element.GetAttribute("role") is "navigation" or "banner" or "contentinfo" or "button" or "search"
        || (
            element.GetAttribute("style") is { } style
            && style.Replace(" ", string.Empty, StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase)
        );
}
