using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;
using Names = Assistant.Core.Contract.Rules;

namespace Assistant.Core.Claims;

/// <summary>The rules that speak against a claim by the words of the passage, in the order in which they are asked.</summary>
internal static partial class ClaimRules
{
    // So much of the claim's words stand in the clause that is about the same thing.
    private const double SameThing = 0.35;
    private const string OtherWords = "说法与报告相反";
    private const string Untold = "原文没有这样说";

    /// <summary>Rules that hold of the very thing that the claim is about, however little else the passage shares with it.</summary>
    public static IReadOnlyList<IClaimRule> Flat { get; } =
    [
        Contradicts(Names.StillUnderWay, c => SubjectMismatch.IsStillUnderWay(c.Claim, c.Passage), isCertain: true),
        Contradicts(Names.OtherLevel, Levels.Differ, isCertain: true),
        Contradicts(Names.OnlyCandidate, IsOnlyCandidate, isCertain: true),
        Contradicts(Names.OtherRun, c => OfOtherRun(c.Claim, c.Clause), isCertain: true),
        Contradicts(Names.SaysOtherwise, c => TextLikeness.Containment(c.Said, c.Clause) >= SameThing && SaysOtherwise(c)),
        Contradicts(Names.OtherValue, c =>
            TextLikeness.Containment(c.Said, c.Clause) >= SameThing && ValueMismatch.OfShare(c.Claim, c.Clause)
        ),
    ];

    /// <summary>What the passage would have to tell for the claim to be borne out.</summary>
    public static IReadOnlyList<IClaimRule> Lacking { get; } =
    [
        Lacks(Names.LacksDirection, c => Moved().IsMatch(c.Claim) && !Moving().IsMatch(c.Passage.Text)),
        Lacks(Names.LacksDenial, LacksDenial),
        Lacks(Names.LacksAct, c =>
            SubjectMismatch.IsUntoldOfThing(c.Claim, c.Passage) && !SubjectMismatch.IsStillUnderWay(c.Claim, c.Passage)
        ),
        Lacks(Names.ReorderedValues, c => ListAlignment.IsReordered(c.Claim, c.Passage.Text)),
        Lacks(Names.UnsupportedActions, c => UnsupportedActions.Any(c.Claim, c.Passage.Text)),
    ];

    /// <summary>What the passage says otherwise.</summary>
    public static IReadOnlyList<IClaimRule> Contradicting { get; } =
    [
        Contradicts(Names.OpposedWords, c => Opposed(c.Claim, c.Clause)),
        Contradicts(Names.ExclusiveWords, c => !Compares().IsMatch(c.Claim) && MutuallyExclusiveTerms.Clash(c.Claim, c.Clause)),
        Contradicts(Names.SaysOtherwise, SaysOtherwise),
        Contradicts(Names.Reached, c => Denies(c.Claim, c.Clause)),
        Contradicts(Names.OtherDeliverer, NamesAnother, isCertain: true),
        Contradicts(Names.OtherValue, c => ValueMismatch.Of(c.Claim, c.Passage.Text)),
        Contradicts(Names.SwappedList, c => ListAlignment.IsSwapped(c.Claim, c.Passage.Text), isCertain: true),
        Contradicts(Names.NumberMissing, c => c.Figures.Count == 0 && NumberMissing(c.Claim, c.Passage.Text)),
        Contradicts(Names.StrivenFor, IsOnlyStrivenFor),
        Contradicts(Names.OtherSubject, c => new SubjectMismatch(c.Snapshot).Of(c.Claim, c.Passage)),
    ];

    /// <summary>What shows that the claim is of another place than the passage.</summary>
    public static IClaimRule PlaceElsewhere { get; } = Lacks(Names.PlaceElsewhere, IsOfPlaceElsewhere, "这段原文说的不是这个地方");

    /// <summary>What shows that the claim is of another report, place or part of the year than the passage: asked before anything else.</summary>
    public static IReadOnlyList<IClaimRule> Elsewhere { get; } =
    [
        Contradicts(Names.PlaceBeside, TownsBeside.Tell, isCertain: true),
        Lacks(Names.OtherReport, c => c.Source?.ReportYear is { } year && c.Year is { } own && year != own, "所说的是另一年的报告"),
        PlaceElsewhere,
        Lacks(Names.PartOfYear, IsOfPartOfYear, "原文说的不是这一段时间"),
    ];

    /// <summary>Every rule on words, in order.</summary>
    public static IReadOnlyList<IClaimRule> All { get; } = [.. Flat, .. Lacking, .. Contradicting];

    private static WordRule Contradicts(Rule rule, Func<ClaimCase, bool> holds, bool isCertain = false) =>
        new(rule, VerdictKind.Contradicted, OtherWords, holds, isCertain);

    private static WordRule Lacks(Rule rule, Func<ClaimCase, bool> holds, string reason = Untold) =>
        new(rule, VerdictKind.NotFound, reason, holds);

    // Another county's figure is never supported by this report's, even where the digits agree.
    private static bool IsOfPlaceElsewhere(ClaimCase claim)
    {
        if (claim.Report?.Place is not { Length: > 0 } place)
        {
            return false;
        }

        var own = PlaceReader.NamesAround(place);
        var told = string.Concat(PassageView.Of(claim.Passage).Normalized, " ", PassageView.Of(claim.Passage).Heading);
        return PlaceReader
            .TownsIn(SearchText.Normalize(claim.Source?.Source + "，" + SpokenNumbers.Of(claim.Claim).Text))
            .Any(town =>
                !own.Any(name => name.Contains(town, StringComparison.Ordinal) || town.Contains(name, StringComparison.Ordinal))
                && !PlaceReader.Names(town).Any(name => told.Contains(name, StringComparison.Ordinal))
            );
    }

    // 上半年 is never borne out by the whole year, nor by another part of it.
    private static bool IsOfPartOfYear(ClaimCase claim) =>
        PartsOfYear()
            .Matches(claim.Said)
            .Any(part => !claim.Passage.Text.Contains(part.Value, StringComparison.Ordinal) && !SaysPart(claim, part.Value));

    private static bool SaysPart(ClaimCase claim, string part) =>
        PassageView.Of(claim.Passage).Normalized is var written
        && (
            written.Contains(part, StringComparison.Ordinal)
            || (MutuallyExclusiveTerms.Shares(part, written) && PartsOfYear().IsMatch(written))
        );

    [GeneratedRegex(
        @"上半年|下半年|(?:第)?[一二三四1234]季度|前三季度|前3季度|[前头]\d{1,2}个月|\d{1,2}[-—~至到]\d{1,2}月|截[至止到]\d{1,2}月"
    )]
    private static partial Regex PartsOfYear();

    // 已经升成国家级 of 国家级经开区培育对象
    private static bool IsOnlyCandidate(ClaimCase claim) =>
        Candidate().IsMatch(claim.Clause)
        && !Candidate().IsMatch(claim.Said)
        && Attained().IsMatch(claim.Said)
        && TextLikeness.Containment(claim.Said, claim.Clause) >= SameThing;

    [GeneratedRegex("培育(?:对象|名单|县|单位|企业)|候选|后备|预备|提名|公示名单")]
    private static partial Regex Candidate();

    // 十连增 of 十二连增, and as 连续二十一年 of 二十一连丰 the same.
    private static bool OfOtherRun(string claim, string clause) =>
        Run().Match(SearchText.Normalize(claim)) is { Success: true } said
        && Run().Match(SearchText.Normalize(clause)) is { Success: true } written
        && said.Groups[2].Value == written.Groups[2].Value
        && ChineseNumber.TryParse(said.Groups[1].Value, out var ours)
        && ChineseNumber.TryParse(written.Groups[1].Value, out var theirs)
        && ours != theirs;

    [GeneratedRegex("(\\d+|[一二三四五六七八九十]+)连(增|丰|冠|涨|升|降)")]
    private static partial Regex Run();

    private static bool SaysOtherwise(ClaimCase claim) =>
        ValueMismatch.OfArea(claim.Claim, claim.Clause)
        || ValueMismatch.OfOrder(claim.Claim, claim.Clause)
        || ValueMismatch.OfNegation(claim.Said, claim.Clause);

    // 已达到17万辆 against 力争实现17万辆, 早就超过10万 against 向“超10万”而努力.
    private static bool IsOnlyStrivenFor(ClaimCase claim) =>
        Attained().IsMatch(claim.Said)
        && !Cue.Aim.IsIn(claim.Said)
        && !Cue.Striving.IsIn(claim.Said)
        && !Cue.Expecting.IsIn(claim.Said)
        && (Cue.Striving.IsIn(claim.Clause) || Strives().IsMatch(claim.Clause))
        && !Attained().IsMatch(claim.Clause);

    [GeneratedRegex("已|早就|达到了|完成了|实现了|建成了|超过了|了$|了[,。!]")]
    private static partial Regex Attained();

    [GeneratedRegex("[向为朝][^,。]{1,14}(?:而)?(?:努力|奋斗|迈进|冲刺)|即将|有望")]
    private static partial Regex Strives();

    private static bool LacksDenial(ClaimCase claim) =>
        ValueMismatch.Denies(claim.Claim)
        && !ValueMismatch.HoldsDenial(PassageView.Of(claim.Passage).Normalized)
        && !ValueMismatch.OfNegation(claim.Said, claim.Clause)
        && !Denies(claim.Claim, claim.Passage.Text);

    // A number without a unit is no figure of the ledger, but it must stand in the passage.
    private static bool NumberMissing(string claim, string passage)
    {
        var (said, written) = (SearchText.Normalize(claim), SearchText.Normalize(passage));
        return BareNumber().Matches(said).Any(m => !AnswerShape.HasNumber(written, m.Value)) && BareNumber().IsMatch(written);
    }

    private static bool Opposed(string claim, string clause) =>
        !Signed().IsMatch(claim) && !Signed().IsMatch(clause) && OpposedInWords(claim, clause);

    private static bool OpposedInWords(string claim, string clause) =>
        (Cue.Falling.IsIn(claim) && !Cue.Falling.IsIn(clause) && Cue.Rising.IsIn(clause))
        || (Cue.Rising.IsIn(claim) && !Cue.Rising.IsIn(clause) && Cue.Falling.IsIn(clause));

    private static bool Denies(string claim, string clause) =>
        Attainment.IsDenied(claim)
            ? !Attainment.IsDenied(clause) && Attainment.IsTold(clause)
            : Attainment.IsTold(claim) && Attainment.IsDenied(clause);

    // 县长周峰作的报告: the title page names who delivered it.
    private static bool NamesAnother(ClaimCase claim) =>
        claim.Passage.Kind == PassageKind.TitlePage
        && Deliverer().IsMatch(claim.Claim)
        && claim.Report?.Deliverer is { Length: > 1 } deliverer
        && !claim.Claim.Contains(deliverer, StringComparison.Ordinal);

    [GeneratedRegex(@"(省长|市长|区长|县长|州长|旗长|盟长|主席|总理)\p{L}{2,4}?(同志)?(作|做|代表)")]
    private static partial Regex Deliverer();

    [GeneratedRegex(@"(?<![a-z\d.])(?!(?:19|20)\d\d(?!\d))(?:\d{3,}|\d+\.\d+)(?![a-z\d.])")]
    private static partial Regex BareNumber();

    [GeneratedRegex("[降升涨跌减]了|变[多少高低大小]")]
    private static partial Regex Moved();

    [GeneratedRegex("[增升涨高扩降减跌低缩落]")]
    private static partial Regex Moving();

    // 增长-12.6%: the sign says which way it went.
    [GeneratedRegex(@"[增长速幅比]\s*[为是达]?\s*[-－—‐﹣−负]\s*\d")]
    private static partial Regex Signed();

    [GeneratedRegex("高于|低于|快于|慢于|多于|少于|比")]
    private static partial Regex Compares();
}
