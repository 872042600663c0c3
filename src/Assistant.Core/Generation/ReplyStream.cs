using System.Text;
using System.Text.Json;

namespace Assistant.Core.Generation;

/// <summary>A piece of a reply that is whole: the choice as JSON, or a sentence with its marks.</summary>
internal readonly record struct ReplyPart(string Text, bool IsChoice);

/// <summary>
/// Reads a reply as it arrives: the choice, a JSON object on the first line, then sentences; or all of it in one JSON object. What a model thinks aloud in
/// front (&lt;think&gt;…&lt;/think&gt;) and fences of code are left out.
/// </summary>
internal sealed class ReplyStream
{
    private const string Thinking = "<think>";
    private const string Thought = "</think>";

    // A choice longer than this is none.
    private const int Longest = 8_000;

    private readonly StringBuilder waiting = new();
    private readonly SentenceStream sentences = new();
    private readonly Queue<string> whole = [];
    private State state = State.Begin;

    private enum State
    {
        Begin,
        Sentences,
        Array,
        Done,
    }

    /// <summary>Adds a piece and returns what it completes.</summary>
    public IEnumerable<ReplyPart> Add(string piece)
    {
        waiting.Append(piece);
        while (Next() is { } part)
        {
            yield return part;
        }
    }

    /// <summary>The rest when the reply has ended.</summary>
    public IEnumerable<ReplyPart> Finish()
    {
        if (state == State.Begin && waiting.Length > 0)
        {
            // A choice that was never closed: the caller reads what is wrong with it.
            var text = WithoutThought(waiting.ToString()).Trim();
            waiting.Clear();
            state = State.Done;
            if (text.StartsWith('{'))
            {
                yield return new ReplyPart(text, true);
            }
            else
            {
                foreach (var sentence in sentences.Add(text))
                {
                    yield return new ReplyPart(sentence, false);
                }
            }
        }

        if (state == State.Sentences || state == State.Done)
        {
            foreach (var sentence in sentences.Add(WithoutFence(waiting.ToString())))
            {
                yield return new ReplyPart(sentence, false);
            }

            if (sentences.Finish() is { } last)
            {
                yield return new ReplyPart(last, false);
            }
        }
    }

    private ReplyPart? Next() =>
        state switch
        {
            State.Begin => Begin(),
            State.Array => Item(),
            State.Sentences => Sentence(),
            _ => null,
        };

    private ReplyPart? Begin()
    {
        var text = waiting.ToString();
        if (Thinks(text))
        {
            return null;
        }

        text = WithoutFence(WithoutThought(text)).TrimStart();
        if (text.Length == 0 || Thinking.StartsWith(text, StringComparison.Ordinal) || "```json".StartsWith(text, StringComparison.Ordinal))
        {
            return null;
        }

        if (
            text[0] != '{'
            && text.IndexOf('\n') is >= 0 and var line
            && text[(line + 1)..].TrimStart().StartsWith('{')
            && !text[..line].Contains('[')
        )
        {
            // A word of greeting in front of the object.
            text = text[(line + 1)..].TrimStart();
        }

        if (text[0] != '{')
        {
            if (text.IndexOf('\n') < 0 && text.IndexOf('。') < 0 && text.Length < 80)
            {
                return null;
            }

            Become(State.Sentences, text);
            return Sentence();
        }

        var array = text.IndexOf("\"sentences\"", StringComparison.Ordinal);
        if (array > 0 && End(text) is not { } whole)
        {
            var open = text.IndexOf('[', array);
            if (open < 0)
            {
                return null;
            }

            Become(State.Array, text[(open + 1)..]);
            return new ReplyPart(text[..array].TrimEnd().TrimEnd(',') + "}", true);
        }

        if (End(text) is not { } end)
        {
            if (text.Length > Longest)
            {
                Become(State.Sentences, string.Empty);
                return new ReplyPart(text, true);
            }

            return null;
        }

        var choice = text[..end];
        if (array > 0 && array < end && text.IndexOf('[', array) is > 0 and var begins)
        {
            Become(State.Array, text[(begins + 1)..]);
        }
        else
        {
            Become(State.Sentences, text[end..]);
        }

        return new ReplyPart(choice, true);
    }

    // One object of the array of sentences.
    private ReplyPart? Item()
    {
        var text = waiting.ToString();
        var start = text.IndexOf('{');
        if (start < 0 || End(text[start..]) is not { } length)
        {
            return null;
        }

        Become(State.Array, text[(start + length)..]);
        try
        {
            using var item = JsonDocument.Parse(text.AsMemory(start, length));
            var marks =
                item.RootElement.TryGetProperty("marks", out var array) && array.ValueKind == JsonValueKind.Array
                    ? array.EnumerateArray().Where(m => m.ValueKind == JsonValueKind.Number).Select(m => $"[{m.GetRawText()}]")
                    : [];
            var said = item.RootElement.TryGetProperty("text", out var words) ? words.ToString() : string.Empty;
            return new ReplyPart(said.ReplaceLineEndings(" ") + string.Concat(marks), false);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new ReplyPart(string.Empty, false);
        }
    }

    private ReplyPart? Sentence()
    {
        if (waiting.Length > 0)
        {
            foreach (var sentence in sentences.Add(WithoutFence(waiting.ToString())))
            {
                whole.Enqueue(sentence);
            }

            waiting.Clear();
        }

        return whole.TryDequeue(out var first) ? new ReplyPart(first, false) : null;
    }

    private void Become(State next, string rest)
    {
        state = next;
        waiting.Clear();
        waiting.Append(rest);
    }

    private static bool Thinks(string text) =>
        text.TrimStart().StartsWith(Thinking, StringComparison.OrdinalIgnoreCase)
        && !text.Contains(Thought, StringComparison.OrdinalIgnoreCase);

    private static string WithoutThought(string text) =>
        text.LastIndexOf(Thought, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? text[(at + Thought.Length)..]
        : text.TrimStart().StartsWith(Thinking, StringComparison.OrdinalIgnoreCase) ? string.Empty
        : text;

    private static string WithoutFence(string text) =>
        text.Replace("```json", string.Empty, StringComparison.OrdinalIgnoreCase).Replace("```", string.Empty, StringComparison.Ordinal);

    // Where the object that the text begins with ends; null where it does not end yet.
    private static int? End(string text)
    {
        var (depth, isText) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (isText)
            {
                i += text[i] == '\\' ? 1 : 0;
                isText = i >= text.Length || text[i] != '"';
            }
            else if (text[i] == '"')
            {
                isText = true;
            }
            else if (text[i] is '{' or '[')
            {
                depth++;
            }
            else if (text[i] is '}' or ']' && --depth == 0)
            {
                return i + 1;
            }
        }

        return null;
    }
}
