namespace Assistant.Core.Language;

/// <summary>The words that name times, from <c>Language/Data/times.tsv</c>, which says what each group is; words longest first.</summary>
internal sealed class TimeWords
{
    private readonly IReadOnlyList<string[]> rows;

    private TimeWords(IReadOnlyList<string[]> rows) => this.rows = rows;

    public required (string Word, int Offset)[] Relative { get; init; }

    public required (string Word, int First)[] Plans { get; init; }

    public string[] Basis => field ??= Group("basis");

    public string[] Until => field ??= Group("until");

    public string[] Moved => field ??= Group("moved");

    public string[] Past => field ??= Group("past");

    public string[] Here => field ??= Group("here");

    public string[] Since => field ??= Group("since");

    public string[] Total => field ??= Group("total");

    public string[] Coming => field ??= Group("coming");

    public string[] Lasting => field ??= Group("lasting");

    public string[] Begun => field ??= Group("begun");

    public string[] Early => field ??= Group("early");

    public string[] Late => field ??= Group("late");

    public string[] Planned => field ??= Group("planned");

    public string[] Throughout => field ??= Group("throughout");

    public string[] Record => field ??= Group("record");

    /// <summary>Reads the file.</summary>
    public static TimeWords Load()
    {
        var rows = DataFile.Rows("Language.Data.times.tsv");
        return new TimeWords(rows)
        {
            Relative = [.. Numbered(rows, "year")],
            Plans = [.. Numbered(rows, "plan").OrderByDescending(plan => plan.Word.Length)],
        };
    }

    private static IEnumerable<(string Word, int Number)> Numbered(IReadOnlyList<string[]> rows, string group) =>
        rows.Where(row => row[0] == group).Select(row => (row[1], int.Parse(row[2], null)));

    private string[] Group(string group) =>
        [.. rows.Where(row => row[0] == group).Select(row => row[1]).Distinct().OrderByDescending(word => word.Length)];
}
