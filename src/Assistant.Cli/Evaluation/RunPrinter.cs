using System.Globalization;

namespace Assistant.Cli.Evaluation;

/// <summary>Prints the table of a run.</summary>
internal static class RunPrinter
{
    /// <summary>All, by type, audience and language, by set where asked; then the failures where asked.</summary>
    public static void Print(IReadOnlyList<Judged> judged, bool bySet, bool failures)
    {
        Console.WriteLine($"{"", -28}{"n", 6}{"right", 8}{"cited", 8}{"precise", 9}{"grounded", 10}{"refused", 9}{"wrongly", 9}");
        Line(Tally.Of("all", judged));
        Group(judged, j => j.Question.Group);
        Group(judged, j => j.Question.Audience ?? "-");
        Group(judged, j => j.Question.Lang ?? "zh");
        if (bySet)
        {
            Group(judged, j => j.Set);
        }

        var overPlaces = judged.Where(j => j.Question.Wants is not null).ToList();
        if (overPlaces.Count > 0)
        {
            Console.WriteLine($"answers from a wrong place: {overPlaces.Count(j => j.Score.WrongPlace)} of {overPlaces.Count}");
        }

        var times = judged.Select(j => j.Answer.Timings).Select(t => t.Understand + t.Retrieve + t.Answer + t.Ground).Order().ToList();
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"median {(times.Count == 0 ? 0 : times[times.Count / 2]):0.0} ms a question")
        );
        foreach (var failed in judged.Where(j => failures && (!j.Score.Right || j.Score.Cited == false || !j.Score.Grounded)))
        {
            Failure(failed);
        }
    }

    private static void Group(IReadOnlyList<Judged> judged, Func<Judged, string> key)
    {
        foreach (var group in judged.GroupBy(key).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Line(Tally.Of(group.Key, [.. group]));
        }
    }

    private static void Line(Tally t) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{t.Name, -28}{t.Questions, 6}{t.Right, 8:0.000}{t.Cited, 8:0.000}{t.Precise, 9:0.000}{t.Grounded, 10:0.000}{t.RefusedRight, 9:0.000}{t.WronglyRefused, 9:0.000}"
            )
        );

    private static void Failure(Judged j)
    {
        var q = j.Question;
        Console.WriteLine(
            $"\n{j.Set} {q.Id} {q.Group}{(q.Abstain ? " (to be refused)" : string.Empty)}{(j.Score.Right ? string.Empty : " WRONG")}{(j.Score.Cited == false ? " UNCITED" : string.Empty)}{(j.Score.Grounded ? string.Empty : " UNGROUNDED")}"
        );
        if (q.Reports is not null)
        {
            Console.WriteLine(
                $"  over {string.Join(", ", q.Reports)}; place {q.Place ?? "-"}; of {q.Of ?? "-"}{(j.Score.WrongPlace ? "; WRONG PLACE" : string.Empty)}"
            );
        }

        Console.WriteLine($"  Q: {string.Join(" / ", (q.History ?? []).Append(q.Question))}");
        Console.WriteLine(
            $"  must: {string.Join(" + ", q.Required.Select(r => string.Join("|", r)))}{(q.Verdict is null ? string.Empty : $" verdict {q.Verdict}")}"
        );
        Console.WriteLine($"  evidence: {string.Join(" // ", q.Evidence ?? [])}");
        Console.WriteLine($"  {j.Answer.Outcome}: {j.Answer.Text.ReplaceLineEndings(" / ")}");
        foreach (var citation in j.Answer.Citations)
        {
            Console.WriteLine($"  [{citation.Mark}] {citation.Quote}");
        }
    }
}
