using Assistant.Qdrant.Protocol;
using Google.Protobuf.Reflection;
using Xunit;

namespace Assistant.Qdrant.Tests;

/// <summary>Everything in our own description of the service is in the official one, with the same name, number and type.</summary>
public sealed class ContractTests
{
    private static readonly IReadOnlyList<FileDescriptorProto> Ours =
    [
        .. new[]
        {
            ValuesReflection.Descriptor,
            CollectionsReflection.Descriptor,
            PointsReflection.Descriptor,
            HealthReflection.Descriptor,
        }.Select(f => f.ToProto()),
    ];

    [Fact]
    public void EveryMethodOfEveryServiceIsTheOfficialOne()
    {
        var official = Methods(OfficialDescriptors.Load());
        var ours = Methods(Ours);

        Assert.Equal(15, ours.Count);
        Assert.All(ours, method => Assert.Contains(method, official));
    }

    [Fact]
    public void EveryFieldOfEveryMessageIsTheOfficialOne()
    {
        var official = Fields(OfficialDescriptors.Load());
        var ours = Fields(Ours);

        Assert.True(ours.Count > 150, $"{ours.Count} fields");
        Assert.All(ours, field => Assert.Contains(field, official));
    }

    [Fact]
    public void EveryMessageIsAnOfficialOne()
    {
        var official = Messages(OfficialDescriptors.Load()).Select(m => m.Name).ToHashSet();

        Assert.All(Messages(Ours), message => Assert.Contains(message.Name, official));
    }

    [Fact]
    public void EveryValueOfEveryEnumIsTheOfficialOne()
    {
        var official = Values(OfficialDescriptors.Load());
        var ours = Values(Ours);

        Assert.True(ours.Count > 25, $"{ours.Count} values");
        Assert.All(ours, value => Assert.Contains(value, official));
    }

    [Fact]
    public void ADifferenceWouldBeSeen()
    {
        var official = Fields(OfficialDescriptors.Load());
        var bent = Ours.Select(f => f.Clone()).ToList();
        var field = bent[2].MessageType.First(m => m.Name == "QueryPoints").Field.First(f => f.Name == "limit");
        field.Number++;

        Assert.Contains(Fields(bent), f => !official.Contains(f));
    }

    private static HashSet<string> Methods(IEnumerable<FileDescriptorProto> files) =>
        [
            .. files.SelectMany(f =>
                f.Service.SelectMany(s =>
                    s.Method.Select(m =>
                        $"/{f.Package}.{s.Name}/{m.Name}: {m.ClientStreaming} {m.InputType} -> {m.ServerStreaming} {m.OutputType}"
                    )
                )
            ),
        ];

    private static HashSet<string> Fields(IEnumerable<FileDescriptorProto> files) =>
        [.. Messages(files).SelectMany(m => m.Message.Field.Select(f => Describe(m, f)))];

    // A field's own presence (optional) is a oneof of one in the descriptor: told apart by its flag, not by the name that compilers invent.
    private static string Describe((string Name, DescriptorProto Message) owner, FieldDescriptorProto field) =>
        $"{owner.Name}.{field.Name} = {field.Number}: {field.Label} {field.Type} {field.TypeName} optional={field.Proto3Optional} "
        + $"oneof={(field.HasOneofIndex && !field.Proto3Optional ? owner.Message.OneofDecl[field.OneofIndex].Name : "-")} map={owner.Message.Options?.MapEntry ?? false}";

    private static HashSet<string> Values(IEnumerable<FileDescriptorProto> files)
    {
        var all = files.ToList();
        var nested = Messages(all).SelectMany(m => m.Message.EnumType.Select(e => (Name: $"{m.Name}.{e.Name}", Enum: e)));
        return
        [
            .. all.SelectMany(f => f.EnumType.Select(e => (Name: $".{f.Package}.{e.Name}", Enum: e)))
                .Concat(nested)
                .SelectMany(e => e.Enum.Value.Select(v => $"{e.Name}.{v.Name} = {v.Number}")),
        ];
    }

    private static IEnumerable<(string Name, DescriptorProto Message)> Messages(IEnumerable<FileDescriptorProto> files) =>
        files.SelectMany(f => f.MessageType.SelectMany(m => Within($".{f.Package}", m)));

    private static IEnumerable<(string Name, DescriptorProto Message)> Within(string owner, DescriptorProto message)
    {
        var name = $"{owner}.{message.Name}";
        return [(name, message), .. message.NestedType.SelectMany(n => Within(name, n))];
    }
}
