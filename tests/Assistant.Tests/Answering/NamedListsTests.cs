using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>Questions that name a list by what its items have in common, of which the report says neither number nor name.</summary>
public sealed class NamedListsTests() : CorpusTests(("清河县-2021", Text))
{
    private const string Text = """
        政府工作报告
        2021年2月1日在清河县第八届人民代表大会第一次会议上
        清河县人民政府县长 王小明
        一、2020年工作回顾
        全县生产总值完成120.5亿元，增长6%。
        扶贫工作按照“精准识别、精准施策、精准帮扶、精准管理”的要求推进，贫困村全部退出。
        二、2021年工作安排
        （一）推动产业升级，建设实力清河。
        建设现代产业体系。突出智能化、绿色化、融合化，一体发展工业、农业、服务业。
        推进乡村治理。完善自治、法治、德治相结合的乡村治理体系，办好村民说事。
        （二）加强自身建设，建设满意政府。
        恪守为民初心。全体干部要把责任扛在肩上，把群众放在心上，守土尽责。
        坚持政治引领。深入学习，锤炼党性，永葆本色，以信仰践行忠诚，担当作为。
        坚持依法行政。自觉接受监督，公开政务，规范执法，以法治护航发展大局。
        坚持勤勉实干。多到一线，多解难题，多办实事，以担当成就事业，不负人民。
        坚持严以用权。厉行节约，过紧日子，惩治腐败，以清廉涵养正气，取信于民。
        """;

    [Theory]
    [InlineData("建设现代产业体系突出的“三化”是哪三化？", "智能化、绿色化、融合化")]
    [InlineData("扶贫讲的四个“精准”，是哪四个？", "精准识别、精准施策、精准帮扶、精准管理")]
    [InlineData("乡村治理讲“三治”结合，是哪三治？", "自治、法治、德治")]
    public async Task WhatIsEnumeratedUnderTheNameIsGivenInItsSentence(string question, string expected) =>
        Assert.Contains(expected, (await AskAsync(question)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task ItemsThatBearTheNameAreGivenWithoutTheOthers()
    {
        var answer = await AskAsync("政府自身建设讲了哪四个“坚持”？");

        Assert.Equal(["坚持政治引领", "坚持依法行政", "坚持勤勉实干", "坚持严以用权"], answer.Citations.Select(c => c.Quote[..6]));
    }
}
