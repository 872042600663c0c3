using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Core.Claims;

/// <summary>What a claim is by a passage.</summary>
/// <param name="Verdict">Supported only where nothing speaks against it; not found in doubt.</param>
/// <param name="Chances">What the learned model makes of the two; null where it was not asked.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Decided">The words or figures that decided, as they stand in the claim or the passage; may be empty.</param>
public sealed record Judgement(VerdictKind Verdict, Entailment? Chances, string Reason, IReadOnlyList<string> Decided);

/// <summary>
/// The one judge of "does this claim follow from that passage": for drafts, for statements in questions, for sentences of a chat model. A claim is supported
/// where no rule speaks against it and either the ledger and the words bear it out whole or the learned model is sure. It is contradicted by a figure or
/// where the model is sure. Everything else is not found.
/// </summary>
public sealed class ClaimJudge
{
    /// <summary>Longest claim that is judged, in UTF-16 units; a longer one is not found, with the reason.</summary>
    public const int MostCharacters = 240;

    // Chosen on the reports of the role choose, where of whole triples 0.03 of the contradicted and 0.01 of the untold are called supported; the curve is in
    // src/Assistant.Training/README.md.
    private static readonly Thresholds ByItself = new(0.6, 0.18, 0.42, 0.2);

    // A passage that was found to speak of the claim is seldom about something else; chosen on the verify questions of those reports.
    private static readonly Thresholds OfSpeaking = new(0.4, 0.35, 0.33, 0.3);

    // What the ledger and the words bear out whole need not look as likely.
    private const double BorneOut = 0.35;
    private const double BorneOutYetContradicted = 0.3;

    // A figure or a word that says otherwise need not look as likely, only not likely to be borne out.
    private const double OtherwiseYetSupported = 0.25;

    // Figures that the ledger of the whole report bears out stand unless the words are surely another claim's.
    private const double Doubtful = 0.15;
    private const double SurelyContradicted = 0.5;

    private readonly EntailmentModel? model;
    private readonly GuardedReading reading;

    /// <summary>A judge with the trees that ship.</summary>
    /// <param name="reading">Has claim and passage read together; null where no model does.</param>
    public ClaimJudge(GuardedReading? reading = null)
        : this(EntailmentModel.Default, reading) { }

    /// <param name="model">The learned trees; null leaves only what figures and words bear out by themselves.</param>
    internal ClaimJudge(EntailmentModel? model, GuardedReading? reading) =>
        (this.model, this.reading) = (model, reading ?? GuardedReading.None);

    /// <summary>Judges a claim by a passage alone, where no index is at hand.</summary>
    /// <param name="place">Place of the passage's report where it is known.</param>
    /// <param name="year">Year of that report where it is known.</param>
    public Judgement Judge(string claim, string passage, string? place = null, int? year = null)
    {
        var alone = new PassageAlone(passage, place, year);
        return Judge(claim, alone.Passage, alone);
    }

    /// <summary>Judges a claim by a passage of a corpus.</summary>
    /// <param name="speaks">Whether the passage was found to speak of the claim, in whatever words.</param>
    internal Judgement Judge(string sentence, Passage passage, ICorpusSnapshot snapshot, bool speaks = false)
    {
        if (string.IsNullOrWhiteSpace(passage.Text))
        {
            return Untold("没有可以对照的原文");
        }

        var attribution = Attribution.Of(sentence);
        if (!attribution.Claim.Any(char.IsLetterOrDigit))
        {
            return Untold("没有可以核对的说法");
        }

        return attribution.Claim.Length > MostCharacters
            ? Untold($"这句话超过{MostCharacters}字，没有整句核对；请分成短句")
            : Judge(new ClaimCase(attribution.Claim, passage, snapshot) { Source = attribution }, speaks ? OfSpeaking : ByItself);
    }

    /// <summary>What speaks against a claim whose figures the ledger bears out; null where nothing does.</summary>
    internal Judgement? Doubt(string sentence, Passage passage, ICorpusSnapshot snapshot)
    {
        var attribution = Attribution.Of(sentence);
        if (attribution.Claim.Length > MostCharacters)
        {
            return Untold($"这句话超过{MostCharacters}字，没有整句核对；请分成短句");
        }

        var claim = new ClaimCase(attribution.Claim, passage, snapshot) { Source = attribution };
        var objection = ClaimRules.Elsewhere.Concat(ClaimRules.All).Select(r => Objection(r, claim)).FirstOrDefault(o => o is not null);
        var chances = model?.Judge(claim, reading);
        if (objection is not null)
        {
            return objection with { Chances = chances };
        }

        return chances is { Contradicted: >= SurelyContradicted, Supported: <= Doubtful }
                ? new Judgement(VerdictKind.Contradicted, chances, "说法与原文相反", [claim.Clause])
            : chances is { Supported: < Doubtful } && claim.Fault is not null
                ? new Judgement(VerdictKind.NotFound, chances, "数字在原文里，说法不能确定", [claim.Clause])
            : null;
    }

    /// <summary>Judges a case.</summary>
    private Judgement Judge(ClaimCase claim, Thresholds thresholds)
    {
        if (ClaimRules.Elsewhere.Select(r => Objection(r, claim)).FirstOrDefault(o => o is not null) is { } elsewhere)
        {
            return elsewhere;
        }

        var chances = model?.Judge(claim, reading);
        var figures = Figures(claim);
        var rule = ClaimRules.All.FirstOrDefault(r => Objection(r, claim) is not null);
        var objection = figures ?? (rule is null ? null : Objection(rule, claim));
        var certain = figures is null && rule is { IsCertain: true };
        if (
            chances is { } likely
            && likely.Contradicted >= thresholds.Contradicted
            && likely.Supported <= thresholds.ContradictedYetSupported
        )
        {
            return new Judgement(
                VerdictKind.Contradicted,
                chances,
                objection?.Reason ?? "说法与原文相反",
                objection?.Decided ?? [claim.Clause]
            );
        }

        if (objection is not null)
        {
            var stands = objection.Verdict == VerdictKind.NotFound || certain || chances is null or { Supported: <= OtherwiseYetSupported };
            return objection with { Verdict = stands ? objection.Verdict : VerdictKind.NotFound, Chances = chances };
        }

        if (claim.Fault is null && (chances is null or { Supported: >= BorneOut, Contradicted: <= BorneOutYetContradicted }))
        {
            return new Judgement(VerdictKind.Supported, chances, "原文就是这样说的", [claim.Clause]);
        }

        return chances is { } sure && sure.Supported >= thresholds.Supported && sure.Contradicted <= thresholds.SupportedYetContradicted
            ? new Judgement(VerdictKind.Supported, chances, "原文说的是同一件事", [claim.Clause])
            : new Judgement(VerdictKind.NotFound, chances, claim.Fault ?? "原文不能确定是这样说的", []);
    }

    // The first figure of the claim that the passage contradicts, else the first that it does not hold.
    private static Judgement? Figures(ClaimCase claim)
    {
        var verdict = claim.Ledger.FirstOrDefault(v => v.Kind == VerdictKind.Contradicted)
            ?? claim.Ledger.FirstOrDefault(v => v.Kind == VerdictKind.NotFound);
        return verdict is null
            ? null
            : new Judgement(
                verdict.Kind,
                null,
                verdict.Reason ?? "数值不同",
                verdict.Expected is { } expected ? [verdict.Figure.Text, expected] : [verdict.Figure.Text]
            );
    }

    private static Judgement? Objection(IClaimRule rule, ClaimCase claim) =>
        rule.Rule.Gives(rule.Objection(claim)) is { } reason ? new Judgement(rule.Kind, null, reason, [claim.Clause]) : null;

    // From which chance on a verdict is given, and up to which chance of the opposite.
    private readonly record struct Thresholds(
        double Supported,
        double SupportedYetContradicted,
        double Contradicted,
        double ContradictedYetSupported
    );

    private static Judgement Untold(string reason) => new(VerdictKind.NotFound, null, reason, []);
}
