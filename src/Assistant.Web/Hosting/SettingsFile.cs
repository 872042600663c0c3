using Assistant.Hosting;

namespace Assistant.Web.Hosting;

/// <summary>The settings file of an installation, and how a start is refused.</summary>
internal static class SettingsFile
{
    /// <summary>Adds the settings file of the installation, if there is one; the start is refused if it cannot be read.</summary>
    public static void AddSiteSettings(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.AddSiteSettings(AppContext.BaseDirectory) is { } fault)
        {
            builder.RefuseStart(fault);
        }
    }

    /// <summary>Refuses the start with a message, among those of other bad settings.</summary>
    public static void RefuseStart(this WebApplicationBuilder builder, string message) =>
        builder.Services.AddOptions<Refusal>().Validate(_ => false, message).ValidateOnStart();

    private sealed class Refusal;
}
