using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Holds the events of C# and of the page's TypeScript together.</summary>
public sealed partial class EventContractTests
{
    private static readonly Dictionary<string, HashSet<string>> TypeScript = Interface()
        .Matches(File.ReadAllText(Path.Combine(RunningAssistant.Root, "src", "Assistant.Web", "Client", "src", "events.ts")))
        .ToDictionary(m => m.Groups[1].Value, m => Property().Matches(m.Groups[2].Value).Select(p => p.Groups[1].Value).ToHashSet());

    public static TheoryData<Type> Contract() =>
        [
            .. typeof(ChatEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ChatEvent))),
            typeof(Answer),
            typeof(Citation),
            typeof(Refusal),
            typeof(AnswerFigure),
            typeof(DerivedFigure),
            typeof(Verdict),
            typeof(Timings),
            typeof(AnswerScope),
            typeof(Choice),
            typeof(AnswerTable),
            typeof(ModelUse),
            typeof(Assistant.Core.Verification.VerificationResult),
        ];

    [Theory]
    [MemberData(nameof(Contract))]
    public void TypeScriptDeclaresTheSameProperties(Type type)
    {
        var wire = AnswerJson.Options.GetTypeInfo(type).Properties.Select(p => p.Name).ToHashSet();

        Assert.True(TypeScript.TryGetValue(type.Name, out var declared), $"events.ts does not declare {type.Name}");
        Assert.Equal(wire.Order(), declared!.Order());
    }

    [Fact]
    public void TypeScriptNamesEveryEventByItsType()
    {
        var source = File.ReadAllText(Path.Combine(RunningAssistant.Root, "src", "Assistant.Web", "Client", "src", "events.ts"));
        foreach (var type in typeof(ChatEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ChatEvent))))
        {
            var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)[0];
            var instance = (ChatEvent)
                constructor.Invoke([
                    .. constructor
                        .GetParameters()
                        .Select(p => p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null),
                ]);
            Assert.Contains($"type: '{instance.Type}';", source, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EnumsGoOverTheWireByTheirContractNames() =>
        Assert.Equal(
            "[\"answered\",\"indicator_missing\",\"not_found\"]",
            JsonSerializer.Serialize<object[]>([Outcome.Answered, RefusalKind.IndicatorMissing, VerdictKind.NotFound], AnswerJson.Options)
        );

    [GeneratedRegex(@"export interface (\w+) \{(.*?)\n\}", RegexOptions.Singleline)]
    private static partial Regex Interface();

    [GeneratedRegex(@"^\s+(\w+):", RegexOptions.Multiline)]
    private static partial Regex Property();
}
