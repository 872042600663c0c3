namespace Assistant.Web.Hosting;

/// <summary>Finds the folder of settings and page: beside the program in an archive, the project's in the repository, wherever the call came from.</summary>
internal static class ContentRoot
{
    private const string Settings = "appsettings.json";
    private const string Page = "wwwroot";

    /// <summary>The options of a host for these arguments; a content root that the call or the environment names is kept.</summary>
    public static WebApplicationOptions Options(string[] args)
    {
        var named = new ConfigurationBuilder()
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddCommandLine(args)
            .Build()[HostDefaults.ContentRootKey];
        return new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = named is { Length: > 0 } ? null : Find(AppContext.BaseDirectory, Directory.GetCurrentDirectory()),
        };
    }

    /// <summary>The folder of the page, looked for from the program upward; without a page the folder of the call where it holds settings, else the program's.</summary>
    public static string Find(string program, string call)
    {
        for (var folder = new DirectoryInfo(program); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Page)))
            {
                return folder.FullName;
            }
        }

        return File.Exists(Path.Combine(call, Settings)) ? call : program;
    }
}
