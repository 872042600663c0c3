using System.Reflection;

namespace Assistant.Hosting;

/// <summary>The version of the program, as `--version` prints it.</summary>
public static class ProgramVersion
{
    /// <summary>The version, from Directory.Build.props.</summary>
    public static string Current { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
