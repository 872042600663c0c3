using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Assistant.Core.Conversations;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Architecture;

/// <summary>Holds the order of the folders of Core: a folder may use those before it, never those after it, so that there is no circle.</summary>
public sealed partial class FolderOrderTests
{
    private const string Root = "Assistant.Core.";

    // The way of the data, as ARCHITECTURE.md lists it.
    private static readonly string[] Order =
    [
        "Contract",
        "Language",
        "Embeddings",
        "Documents",
        "Ledger",
        "Index",
        "Questions",
        "Search",
        "Claims",
        "Answering",
        "Grounding",
        "Generation",
        "Verification",
        "Briefing",
        "Conversations",
    ];

    [Fact]
    public void AFolderUsesNoneBehindIt()
    {
        var wrong = Uses()
            .Where(u => Array.IndexOf(Order, u.To) > Array.IndexOf(Order, u.From))
            .Select(u => $"{u.From} uses {u.To}: {u.By}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryTypeOfCoreStandsInAFolderOfTheOrder() => Assert.Empty(Types().Select(FolderOf).Distinct().Except(Order).ToList());

    [Fact]
    public void ANamespaceIsItsFolder()
    {
        var core = Path.Combine(Repository.Root, "src", "Assistant.Core");
        var wrong = Directory
            .EnumerateFiles(core, "*.cs", SearchOption.AllDirectories)
            .Select(file =>
                (Folder: Path.GetRelativePath(core, file).Split(Path.DirectorySeparatorChar)[0], Text: File.ReadAllText(file), file)
            )
            .Where(f => f.Folder is not ("obj" or "bin"))
            .Where(f => Namespace().Match(f.Text).Groups[1].Value != f.Folder)
            .Select(f => f.file)
            .ToList();

        Assert.Empty(wrong);
    }

    [Fact]
    public void TheOrderIsFoundWhereAMethodBodyBreaksIt() => Assert.Contains(typeof(List<string>), UsedBy(typeof(Sample)));

    private sealed class Sample
    {
        public static int Count() => new List<string>().Count;
    }

    private static IEnumerable<Type> Types() =>
        typeof(ReportAssistant).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true);

    private static string FolderOf(Type type) => type.Namespace![Root.Length..].Split('.')[0];

    private static IEnumerable<(string From, string To, string By)> Uses() =>
        from type in Types()
        from used in UsedBy(type)
        where used.Namespace?.StartsWith(Root, StringComparison.Ordinal) == true
        select (FolderOf(type), FolderOf(used), $"{type.Name} uses {used.Name}");

    private static HashSet<Type> UsedBy(Type type)
    {
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var used = new HashSet<Type>();
        Add(type.BaseType);
        Array.ForEach(type.GetInterfaces(), Add);
        foreach (var field in type.GetFields(All))
        {
            Add(field.FieldType);
        }

        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            Add((method as MethodInfo)?.ReturnType);
            Array.ForEach(method.GetParameters(), p => Add(p.ParameterType));
            foreach (var member in InBody(method))
            {
                Add(member as Type ?? member.DeclaringType);
                Add((member as FieldInfo)?.FieldType ?? (member as MethodInfo)?.ReturnType);
            }
        }

        return used;

        void Add(Type? one)
        {
            if (one is { HasElementType: true })
            {
                Add(one.GetElementType());
            }
            else if (one is { IsGenericParameter: false } && used.Add(one))
            {
                Array.ForEach(one.GetGenericArguments(), Add);
            }
        }
    }

    // The types, methods and fields that the instructions of a body name.
    private static IEnumerable<MemberInfo> InBody(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            yield break;
        }

        var typeArguments = method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length; )
        {
            var instruction = code[at] == 0xFE ? TwoBytes[code[++at]] : OneByte[code[at]];
            at++;
            switch (instruction.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    if (method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments) is { } member)
                    {
                        yield return member;
                    }

                    at += 4;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(code, at));
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    private static readonly Dictionary<byte, OpCode> OneByte = Codes(size: 1);
    private static readonly Dictionary<byte, OpCode> TwoBytes = Codes(size: 2);

    private static Dictionary<byte, OpCode> Codes(int size) =>
        typeof(OpCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (OpCode)f.GetValue(null)!)
            .Where(o => o.Size == size)
            .ToDictionary(o => (byte)(o.Value & 0xFF));

    [GeneratedRegex(@"^namespace Assistant\.Core\.(\w+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
