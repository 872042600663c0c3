namespace Assistant.Training;

/// <summary>
/// What each report may be used for. Models learn from reports of the role train, their questions and their text; thresholds and rules are chosen on those
/// of the role choose; those of the role count are only counted. A report without a role is nobody's: training leaves it out.
/// </summary>
internal sealed class ReportRoles
{
    private readonly Dictionary<string, string> roles;

    private ReportRoles(Dictionary<string, string> roles) => this.roles = roles;

    /// <summary>Reads lines of report and role, parted by a comma, below a heading.</summary>
    /// <exception cref="InvalidDataException">A line has another role or another form; the message shows it.</exception>
    public static ReportRoles Load(string path)
    {
        var roles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path).Skip(1).Where(l => l.Length > 0))
        {
            var cells = line.Split(',');
            if (cells.Length != 2 || cells[1] is not ("train" or "choose" or "count"))
            {
                throw new InvalidDataException($"{path}: cannot read '{line}'; expected a report, a comma and train, choose or count");
            }

            roles[cells[0]] = cells[1];
        }

        return new ReportRoles(roles);
    }

    /// <summary>Whether models may learn from a report.</summary>
    public bool Learns(string report) => roles.GetValueOrDefault(report) == "train";

    /// <summary>Whether thresholds and rules are chosen on a report.</summary>
    public bool Chooses(string report) => roles.GetValueOrDefault(report) == "choose";

    /// <summary>Whether a report has a role.</summary>
    public bool Is(string report, string role) => roles.GetValueOrDefault(report) == role;
}
