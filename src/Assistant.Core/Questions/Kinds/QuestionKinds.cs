using System.Text;

namespace Assistant.Core.Questions;

/// <summary>The kinds of questions by name.</summary>
public static class QuestionKinds
{
    private static readonly Dictionary<QuestionKind, string> Names = Enum.GetValues<QuestionKind>()
        .ToDictionary(kind => kind, kind => Snake(kind.ToString()));

    /// <summary>The name that the JSON contract and the question sets use: small_talk.</summary>
    public static string Name(this QuestionKind kind) => Names[kind];

    /// <summary>The kind of a name, or null when there is none of that name.</summary>
    public static QuestionKind? Parse(string name)
    {
        foreach (var (kind, of) in Names)
        {
            if (of == name)
            {
                return kind;
            }
        }

        return null;
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
