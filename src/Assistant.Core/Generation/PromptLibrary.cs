using System.Text.RegularExpressions;
using Microsoft.SemanticKernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Assistant.Core.Generation;

/// <summary>The prompts of the chat model, read and checked once: one file per prompt, with the prompt's name.</summary>
public sealed partial class PromptLibrary
{
    // The values that the program fills in for each prompt. A prompt with any other placeholder would be sent with a gap.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["answer"] = ["fence", "material", "history", "question"],
        ["correct"] = ["sentences"],
        ["repair"] = ["fault"],
        ["translate"] = ["fence", "language", "sentence"],
    };

    private PromptLibrary(IReadOnlyDictionary<string, Prompt> prompts)
    {
        Answer = prompts["answer"];
        Correct = prompts["correct"];
        Repair = prompts["repair"];
        Translate = prompts["translate"];
    }

    /// <summary>Chooses what answers, and writes the answer.</summary>
    public Prompt Answer { get; }

    /// <summary>Requests sentences once more.</summary>
    public Prompt Correct { get; }

    /// <summary>Requests a reply once more whose choice cannot be read.</summary>
    public Prompt Repair { get; }

    /// <summary>Translates a sentence.</summary>
    public Prompt Translate { get; }

    /// <summary>Folder of the prompts that ship.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "prompts");

    /// <summary>Reads and checks the prompts of a folder.</summary>
    /// <exception cref="PromptFileException">A file is missing, is not YAML, is incomplete or has an unknown placeholder.</exception>
    public static PromptLibrary Load(string directory) =>
        new(Known.ToDictionary(k => k.Key, k => Read(Path.Combine(directory.Length > 0 ? directory : Shipped, $"{k.Key}.yaml"), k.Value)));

    private static Prompt Read(string file, string[] known)
    {
        if (!File.Exists(file))
        {
            throw new PromptFileException(
                $"the prompt file '{file}' does not exist; put it back, or leave Chat:PromptsDirectory empty for the prompts that ship"
            );
        }

        var content = Parse(file);
        if (string.IsNullOrWhiteSpace(content.Template) || content.Version < 1)
        {
            throw new PromptFileException($"the prompt file '{file}' must have a template and a version from 1 on");
        }

        foreach (Match placeholder in Placeholder().Matches(content.Template))
        {
            var name = placeholder.Groups[1].Value.Trim();
            if (!known.Contains(name.TrimStart('$')) || name[0] != '$')
            {
                throw new PromptFileException(
                    $"the prompt file '{file}' names the unknown placeholder '{placeholder.Value}'; it may use {string.Join(", ", known.Select(k => $"{{{{${k}}}}}"))}"
                );
            }
        }

        var missing = known.FirstOrDefault(k => !content.Template.Contains($"{{{{${k}}}}}", StringComparison.Ordinal));
        return missing is null
            ? Prompt.Create(file, content.Name ?? Path.GetFileNameWithoutExtension(file), content.Version, content.Template, known)
            : throw new PromptFileException(
                $"the prompt file '{file}' does not use the placeholder {{{{${missing}}}}}; without it the model would not be told"
            );
    }

    private static PromptFile Parse(string file)
    {
        try
        {
            return new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .Build()
                .Deserialize<PromptFile>(File.ReadAllText(file))
                ?? new PromptFile();
        }
        catch (YamlException e)
        {
            throw new PromptFileException(
                $"the prompt file '{file}' is not readable YAML ({e.InnerException?.Message ?? e.Message}, line {e.Start.Line}); mend it or put the shipped one back",
                e
            );
        }
    }

    [GeneratedRegex(@"\{\{(.*?)\}\}")]
    private static partial Regex Placeholder();

    private sealed class PromptFile
    {
        public string? Name { get; set; }

        public int Version { get; set; }

        public string? Description { get; set; }

        public string Template { get; set; } = string.Empty;

        public List<Variable> InputVariables { get; set; } = [];
    }

    private sealed class Variable
    {
        public string Name { get; set; } = string.Empty;

        public string? Description { get; set; }
    }
}
