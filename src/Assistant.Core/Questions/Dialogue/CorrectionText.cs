using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>Takes apart what corrects the turn before: 不是农村那个，我问的是城市的 wants the one and not the other.</summary>
internal static partial class CorrectionText
{
    /// <summary>What is wanted, without the words that correct and what is not wanted; the whole text where nothing else is left.</summary>
    public static string Wanted(string text)
    {
        var rest = Denied().Replace(Excuse().Replace(text, string.Empty), string.Empty);
        rest = Asking().Replace(rest, string.Empty).Trim(',', '，', '。', ' ', ';', '、');
        return rest.Any(char.IsLetterOrDigit) ? rest : text;
    }

    /// <summary>What the correction says is not meant; empty where it does not say.</summary>
    public static string NotWanted(string text) =>
        string.Concat(Denied().Matches(Excuse().Replace(text, string.Empty)).Select(m => m.Groups[1].Value + m.Groups[2].Value));

    // 错了, 打错字了, 不对不对, 说岔了
    [GeneratedRegex(
        "^(?:(?:哎呀?|啊|哦|噢|唉|呃)[,，]?)*(?:(?:我)?(?:说|打|弄|搞|记|问|看|写)?(?:错|岔|混|反)(?:字)?了?(?:啦|咯|哈|啊)?|不对|不是(?=[,，。 ])|搞错|口误)[,，。!！ ]*(?:(?:不对|不是(?=[,，。 ]))[,，。 ]*)*"
    )]
    private static partial Regex Excuse();

    // 不是农村那个, 粮食的不用, 别给今年的, 面积我不要
    [GeneratedRegex(
        "(?:(?<!是)(?:并?不是)|不要|别给|不问|不看|(?<![分级特区类性个差告])别(?!的|人|处))([^,，。;；]{1,14}?)(?=[,，。;；]|$|(?<=不是.{1,8})是)[,，。;；]?|([^,，。;；]{1,10}?)(?:我)?(?:不要|不用|不问|知道了)[,，。;；]"
    )]
    private static partial Regex Denied();

    [GeneratedRegex(
        "^[,，。 ]*(?:(?:我|咱|俺)?(?:想)?(?:问|说|指|要|要问|想知道|想问|想要|要查|要看|要找)(?:的)?(?:是|的是)?|(?:应该|应当)?(?:是|要))(?:指|说|问)?"
    )]
    private static partial Regex Asking();
}
