using System.Text.RegularExpressions;
using Assistant.Core.Contract;

namespace Assistant.Hosting.Reading;

/// <summary>Looks at what a client sends before anything of it is read: lengths, the identifier, missing parts.</summary>
/// <param name="questionLength">Longest question, and longest earlier question, in characters.</param>
/// <param name="draftLength">Longest draft in characters.</param>
public sealed partial class AskCheck(int questionLength, int draftLength)
{
    private const int MostHistory = 10;
    private const int LongestPlace = 40;

    /// <summary>The question to be answered.</summary>
    /// <exception cref="RequestException">It is not read; the message says why, for people.</exception>
    public Question Question(AskRequest? request)
    {
        if (request is not null && string.IsNullOrWhiteSpace(request.Question))
        {
            throw new RequestException(RequestFault.Wrong, "没有收到问题（question）。");
        }

        var (question, fault) = Read(request);
        return question
            ?? throw new RequestException(request?.Question?.Length > questionLength ? RequestFault.TooLong : RequestFault.Wrong, fault!);
    }

    /// <summary>What to look for; it may be as long as a question.</summary>
    /// <exception cref="RequestException">It is missing or too long; the message says so, for people.</exception>
    public string Search(string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw new RequestException(RequestFault.Wrong, "没有要查的内容。")
        : text.Length > questionLength
            ? throw new RequestException(RequestFault.TooLong, $"要查的内容太长（{text.Length}字，最多{questionLength}字）。")
        : text.Trim();

    /// <summary>The draft to be judged.</summary>
    /// <exception cref="RequestException">It is missing or too long; the message says so, for people.</exception>
    public string Draft(string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw new RequestException(RequestFault.Wrong, "没有收到要核对的文本（text）。")
        : FaultOfDraft(text) is { } fault ? throw new RequestException(RequestFault.TooLong, fault)
        : text;

    /// <summary>The question to be answered, or why it is not read, for people.</summary>
    public (Question? Question, string? Fault) Read(AskRequest? request)
    {
        var question = request?.Question ?? string.Empty;
        var fault =
            request is null ? "没有收到问题。"
            : question.Length > questionLength
                ? $"问题太长（{question.Length}字，最多{questionLength}字）。请缩短问题；核对长文请用“核对文稿”。"
            : request.Id is { Length: > 0 } id && !Identifier().IsMatch(id) ? "问题的编号只能有字母、数字和 . _ : -，最多64个。"
            : request.Place?.Length > LongestPlace ? "地名太长。"
            : null;
        return fault is null ? (ToQuestion(request!, question), null) : (null, fault);
    }

    /// <summary>Why a draft is not read, for people; null where nothing speaks against it.</summary>
    public string? FaultOfDraft(string? text) =>
        text?.Length > draftLength ? $"文本有{text.Length}字，一次最多核对{draftLength}字，请分段核对。" : null;

    // What was too long to be answered is nothing to lean on.
    private Question ToQuestion(AskRequest request, string question) =>
        new(
            string.IsNullOrEmpty(request.Id) ? Guid.NewGuid().ToString("N") : request.Id,
            question,
            [.. (request.History ?? []).OfType<string>().Where(h => h.Length <= questionLength).TakeLast(MostHistory)],
            request.Place
        );

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,64}\z")]
    private static partial Regex Identifier();
}
