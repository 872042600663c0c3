using System.Runtime.CompilerServices;
using Assistant.Core.Answering;
using Assistant.Core.Index;

namespace Assistant.Core.Conversations;

/// <summary>Answers a question about the indexed reports: the one door that hub, page and command line use.</summary>
public sealed class ReportAssistant(CorpusIndex index)
{
    /// <summary>Answers while telling what happens; ends with an <see cref="EndedEvent"/> or an <see cref="ErrorEvent"/>.</summary>
    public async IAsyncEnumerable<ChatEvent> AskAsync(Question question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(question, cancellationToken).ConfigureAwait(false);
        yield return new TextEvent(answer.Text);
        yield return new EndedEvent(answer);
    }

    /// <summary>The whole answer at once.</summary>
    public Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken) =>
        Task.FromResult(new Answer(question.Id, question.Text, Outcome.Refused, $"{index.Current.PassageCount}", null, [], [], [], [], new Timings(0, 0, 0, 0)));
}
