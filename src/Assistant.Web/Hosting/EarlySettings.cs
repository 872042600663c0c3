using System.ComponentModel.DataAnnotations;

namespace Assistant.Web.Hosting;

/// <summary>Settings that the host needs while it is put together, before they are checked.</summary>
internal static class EarlySettings
{
    /// <summary>The settings of a section; the defaults where they are bad: the check at the start names the bad value and stops it.</summary>
    public static T Unchecked<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        try
        {
            var settings = configuration.GetSection(section).Get<T>() ?? new T();
            return Validator.TryValidateObject(settings, new ValidationContext(settings), null, validateAllProperties: true)
                ? settings
                : new T();
        }
        catch (InvalidOperationException)
        {
            return new T();
        }
    }
}
