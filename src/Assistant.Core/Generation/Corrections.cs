using System.Text.RegularExpressions;

namespace Assistant.Core.Generation;

/// <summary>Reads the reply to the request for sentences once more: one a line, its number in front.</summary>
internal static partial class Corrections
{
    /// <summary>The sentences by their place among those asked for, from 0.</summary>
    public static Dictionary<int, string> Read(string reply, int count)
    {
        var read = new Dictionary<int, string>();
        var sentences = new ReplyStream();
        foreach (var part in sentences.Add(reply + "\n").Concat(sentences.Finish()).Where(p => !p.IsChoice && p.Text.Length > 0))
        {
            var match = Numbered().Match(part.Text);
            var at = match.Success ? int.Parse(match.Groups[1].Value, null) - 1 : read.Count;
            if (at >= 0 && at < count)
            {
                read.TryAdd(at, match.Success ? part.Text[match.Length..] : part.Text);
            }
        }

        return read;
    }

    [GeneratedRegex(@"^\s*[(（]?(\d{1,2})(?:[、.．:：)）])\s*")]
    private static partial Regex Numbered();
}
