using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>Whether a text says that something was reached (完成, 建成, 通车: <c>Claims/Data/attained.txt</c>) or that it was not.</summary>
internal static partial class Attainment
{
    private static readonly Cue Acts = Cue.Load("Claims.Data.attained.txt");

    /// <summary>Whether it says that something was reached.</summary>
    public static bool IsTold(string text) => Acts.All(text).Any(act => !Open().IsMatch(text[..act.Start]));

    /// <summary>Whether it says that something was not reached.</summary>
    public static bool IsDenied(string text) => Acts.All(text).Any(act => Denied().IsMatch(text[..act.Start]));

    [GeneratedRegex("(没|未|不)(有|能|曾)?(如期|按期|全部)?$", RegexOptions.RightToLeft)]
    private static partial Regex Denied();

    // 力争完成, 以实现: nobody says that it was.
    [GeneratedRegex("(未|没|没有|未能|不能|以|待|力争|确保)$", RegexOptions.RightToLeft)]
    private static partial Regex Open();
}
