using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Web.Limits;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Chat;

/// <summary>Looks at what a client sends before anything of it is read: lengths, the identifier, missing parts.</summary>
internal sealed partial class AskCheck(IOptions<LimitOptions> options)
{
    private const int MostHistory = 10;
    private const int LongestPlace = 40;

    /// <summary>The question to be answered, or why it is not read, for people.</summary>
    public (Question? Question, string? Fault) Read(AskRequest? request)
    {
        var longest = options.Value.QuestionLength;
        var question = request?.Question ?? string.Empty;
        var fault =
            request is null ? "没有收到问题。"
            : question.Length > longest ? $"问题太长（{question.Length}字，最多{longest}字）。请缩短问题；核对长文请用“核对文稿”。"
            : request.Id is { Length: > 0 } id && !Identifier().IsMatch(id) ? "问题的编号只能有字母、数字和 . _ : -，最多64个。"
            : request.Place?.Length > LongestPlace ? "地名太长。"
            : null;
        return fault is null ? (ToQuestion(request!, question, longest), null) : (null, fault);
    }

    /// <summary>Why a draft is not read, for people; null where nothing speaks against it.</summary>
    public string? FaultOfDraft(string? text) =>
        text?.Length > options.Value.DraftLength ? $"文本有{text.Length}字，一次最多核对{options.Value.DraftLength}字，请分段核对。" : null;

    // What was too long to be answered is nothing to lean on.
    private static Question ToQuestion(AskRequest request, string question, int longest) =>
        new(
            string.IsNullOrEmpty(request.Id) ? Guid.NewGuid().ToString("N") : request.Id,
            question,
            [.. (request.History ?? []).OfType<string>().Where(h => h.Length <= longest).TakeLast(MostHistory)],
            request.Place
        );

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,64}\z")]
    private static partial Regex Identifier();
}
