using System.Globalization;
using Assistant.Core.Questions;

namespace Assistant.Training.Dialogue;

/// <summary>Learns the model of turn roles from the reports that the split gives to training, and counts it on those that it gives to choosing.</summary>
internal static class TurnRoleTraining
{
    /// <summary>Trains, prints what the model gets right, and writes its file.</summary>
    public static void Run(IReadOnlyList<string> folders, ReportRoles roles, string path)
    {
        var train = TurnRows.Load(folders, report => report is null || roles.Learns(report));
        var choose = TurnRows.Load(folders, report => report is not null && roles.Chooses(report));
        var folds = ReportFolds.Of(train.Select(r => r.Report));
        var leftOut = new List<(TurnRow, TurnRole)>();
        var chances = new List<(TurnRow Row, double[] P)>();
        for (var fold = 0; fold < ReportFolds.Count; fold++)
        {
            var model = TurnRoleTrainer.Train([.. train.Where(r => folds[r.Report] != fold)]);
            chances.AddRange(train.Where(r => folds[r.Report] == fold).Select(r => (r, model.Probabilities(r.Features))));
            leftOut.AddRange(train.Where(r => folds[r.Report] == fold).Select(r => (r, model.RoleOf(r.Features))));
        }

        foreach (var t in (double[])[0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6])
        {
            int Lean(IEnumerable<(TurnRow Row, double[] P)> rows) => rows.Count(c => c.P[1] / (c.P[0] + c.P[1]) >= t);
            var lean = chances.Where(c => c.Row.Role == TurnRole.Leans).ToList();
            var stand = chances.Where(c => c.Row.Role == TurnRole.StandsAlone).ToList();
            Console.WriteLine(
                $"{t}: leaning of conversations {Lean(lean.Where(c => c.Row.FromConversation))}/{lean.Count(c => c.Row.FromConversation)} of sets {Lean(lean.Where(c => !c.Row.FromConversation))}/{lean.Count(c => !c.Row.FromConversation)}; standing taken for leaning, conversations {Lean(stand.Where(c => c.Row.FromConversation))}/{stand.Count(c => c.Row.FromConversation)} sets {Lean(stand.Where(c => !c.Row.FromConversation))}/{stand.Count(c => !c.Row.FromConversation)}"
            );
        }

        Print("training reports, each by a model trained without it", leftOut);
        var shipped = TurnRoleTrainer.Train(train);
        Print("reports to choose by", [.. choose.Select(r => (r, shipped.RoleOf(r.Features)))]);
        File.WriteAllText(path, "# Written by src/Assistant.Training, see docs there.\n" + shipped.Write());
    }

    private static void Print(string name, IReadOnlyList<(TurnRow Row, TurnRole Said)> judged)
    {
        foreach (var written in (bool[])[true, false])
        {
            var those = judged.Where(j => j.Row.FromConversation == written).ToList();
            Console.WriteLine($"{name}: {(written ? "turns of conversations" : "questions of sets")}, {those.Count}, right {Share(those)}");
            foreach (var role in TurnRoleModel.Roles)
            {
                var of = those.Where(j => j.Row.Role == role).ToList();
                var said = TurnRoleModel.Roles.Select(r => $"{of.Count(j => j.Said == r), 6}");
                Console.WriteLine($"  {role, -12}{of.Count, 6}  {Share(of)} {string.Concat(said)}");
            }

            foreach (var (row, saidRole) in those.Where(j => written && j.Said != j.Row.Role))
            {
                Console.WriteLine($"    {row.Role} taken for {saidRole}: {row.Text}");
            }
        }
    }

    private static string Share(IReadOnlyList<(TurnRow Row, TurnRole Said)> judged) =>
        judged.Count == 0
            ? "-"
            : (judged.Count(j => j.Said == j.Row.Role) / (double)judged.Count).ToString("0.000", CultureInfo.InvariantCulture);
}
