using System.Xml;
using System.Xml.Linq;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Assistant.Core.Generation;

/// <summary>A prompt as messages with roles. The template engine escapes the values, so a value can never become a message of its own.</summary>
public sealed class Prompt
{
    private static readonly Kernel Empty = new();
    private readonly IPromptTemplate template;

    private Prompt(string name, int version, IPromptTemplate template)
    {
        Name = name;
        Version = version;
        this.template = template;
    }

    /// <summary>Name.</summary>
    public string Name { get; }

    /// <summary>Increased whenever the wording changes; part of the telemetry of every call.</summary>
    public int Version { get; }

    /// <summary>The messages with the values filled in.</summary>
    public async Task<ChatHistory> RenderAsync(IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var arguments = new KernelArguments();
        foreach (var (name, value) in values)
        {
            arguments[name] = WithoutControlCharacters(value);
        }

        return Messages(await template.RenderAsync(Empty, arguments, cancellationToken).ConfigureAwait(false));
    }

    internal static Prompt Create(string file, string name, int version, string text, IReadOnlyList<string> variables)
    {
        try
        {
            var config = new PromptTemplateConfig(text)
            {
                Name = name,
                InputVariables = [.. variables.Select(v => new InputVariable { Name = v })],
            };
            if (Messages(text).Count == 0)
            {
                throw new PromptFileException(
                    $"the prompt file '{file}' holds no <message role=\"…\">; put the text of each role into one"
                );
            }

            return new Prompt(name, version, new KernelPromptTemplateFactory().Create(config));
        }
        catch (Exception e) when (e is KernelException or XmlException or ArgumentException)
        {
            throw new PromptFileException(
                $"the prompt file '{file}' cannot be used ({e.Message}); mend its template or put the shipped one back",
                e
            );
        }
    }

    private static ChatHistory Messages(string rendered)
    {
        var history = new ChatHistory();
        foreach (var message in XElement.Parse($"<prompt>{rendered}</prompt>").Elements("message"))
        {
            history.AddMessage(new AuthorRole(message.Attribute("role")?.Value ?? "user"), message.Value.Trim());
        }

        return history;
    }

    // XML allows neither control characters nor half a surrogate pair, but a question may contain them.
    private static string WithoutControlCharacters(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => r.Value is '\t' or '\n' or '\r' or (>= ' ' and not (0xFFFE or 0xFFFF))));
}
