using Assistant.Core.Questions;

namespace Assistant.Training.Kinds;

/// <summary>Learns the kinds of questions, and shows on the reports to choose by how well.</summary>
internal static class KindTraining
{
    /// <summary>Learns, prints and writes the model to <paramref name="path"/>.</summary>
    public static void Run(KindExamples source, string path)
    {
        var examples = source.Load();
        var train = examples.Where(e => e.Role == "train").ToList();
        var model = KindTrainer.Train([.. train.Select(e => (KindRows.FeaturesOf(e).All(), e.Kind))]);
        var text = model.Write();
        File.WriteAllText(path, "# Written by src/Assistant.Training, see docs there.\n" + text);
        var written = KindModel.Parse(text);
        var choose = examples.Where(e => e.Role == "choose").ToList();
        Console.WriteLine($"{train.Count} questions learned");
        foreach (var set in choose.GroupBy(e => e.Set))
        {
            Print($"choose, {set.Key}, by type", set, e => e.Type, written);
            Print($"choose, {set.Key}, by definition", set, e => e.Kind, written);
        }
    }

    private static void Print(string name, IEnumerable<KindExample> examples, Func<KindExample, string> kindOf, KindModel model) =>
        Console.WriteLine($"\n{name}\n{KindConfusion.Of(examples, kindOf, e => KindRows.KindOf(e, model))}");
}
