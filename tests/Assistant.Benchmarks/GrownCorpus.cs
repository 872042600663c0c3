using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Benchmarks;

/// <summary>
/// Makes a large corpus of a small one: the reports of real places again and again under the names of other counties, with other figures. The years stay, so that
/// a place keeps its reports of several years.
/// </summary>
internal static partial class GrownCorpus
{
    /// <summary>--grow REPORTS FOLDER --from FOLDER --names FILE; the file has a county in the second column of each line.</summary>
    public static int Run(string[] args)
    {
        if (args is not [var count, var folder, "--from", var from, "--names", var names])
        {
            Console.Error.WriteLine("usage: --grow REPORTS FOLDER --from FOLDER-OF-REPORTS --names divisions.csv");
            return 2;
        }

        Directory.CreateDirectory(folder);
        var sources = Directory
            .GetFiles(from, "*.txt")
            .Order(StringComparer.Ordinal)
            .Select(f => (Place: Place(f), Year: Year(f), File: f))
            .ToList();
        foreach (var source in sources)
        {
            File.Copy(source.File, Path.Combine(folder, Path.GetFileName(source.File)), overwrite: true);
        }

        // 国务院 stands for no name in its text that could be another.
        var local = sources.Where(s => s.Place.Length is > 1 and < 6 && s.Place[^1] is '市' or '县' or '区' or '省').ToList();
        var free = new Queue<string>(
            File.ReadLines(names)
                .Skip(1)
                .Select(l => l.Split(',')[1].Trim('"'))
                .Where(n => n.Length is 3 or 4 && n[^1] is '县' or '市' or '区')
                .Distinct()
                .Except(sources.Select(s => s.Place))
        );
        var made = sources.Count;
        for (var round = 1; made < int.Parse(count, CultureInfo.InvariantCulture) && free.Count > 0; round++)
        {
            var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (place, year, file) in local)
            {
                if (!renamed.TryGetValue(place, out var name))
                {
                    if (!free.TryDequeue(out name))
                    {
                        break;
                    }

                    renamed[place] = name;
                }

                File.WriteAllText(Path.Combine(folder, $"{name}-{year}.txt"), Other(File.ReadAllText(file), place, name, round));
                if (++made == int.Parse(count, CultureInfo.InvariantCulture))
                {
                    break;
                }
            }
        }

        Console.WriteLine($"{made} reports in {folder}");
        return 0;
    }

    private static string Place(string file) => Path.GetFileNameWithoutExtension(file).Split('-')[0];

    private static string Year(string file) => Path.GetFileNameWithoutExtension(file).Split('-')[^1];

    private static string Other(string text, string place, string name, int round)
    {
        var renamed = text.Replace(place, name, StringComparison.Ordinal).Replace(place[..^1], name[..^1], StringComparison.Ordinal);
        return Number()
            .Replace(renamed, number =>
                string.Concat(
                    number.Value.Select((c, i) => i > 0 && char.IsAsciiDigit(c) ? (char)('0' + ((c - '0' + (round * 7)) % 10)) : c)
                )
            );
    }

    // A number that is no year and no number of a heading or a date.
    [GeneratedRegex(@"(?<![\d.])(?!(?:19|20)\d\d)\d+(?:\.\d+)?(?=[%％亿万个公户人项家])")]
    private static partial Regex Number();
}
