using Assistant.Core.Conversations;
using Assistant.Core.Verification;
using Assistant.Hosting.Reading;

namespace Assistant.Hosting.Tools;

/// <summary>The reports as they can be asked now.</summary>
/// <param name="Reading">What is read of them.</param>
/// <param name="Assistant">Answers questions.</param>
/// <param name="Verifier">Judges texts.</param>
public sealed record OpenReports(CorpusReading Reading, ReportAssistant Assistant, DraftVerifier Verifier);

/// <summary>What the tools need of the program that offers them.</summary>
public interface IToolDoor
{
    /// <summary>What may be sent.</summary>
    AskCheck Check { get; }

    /// <summary>The newest state of the reports.</summary>
    /// <exception cref="RequestException">They cannot be asked yet.</exception>
    Task<OpenReports> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Does a piece of work within the limits of the program.</summary>
    /// <exception cref="RequestException">The limits do not admit it.</exception>
    Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
