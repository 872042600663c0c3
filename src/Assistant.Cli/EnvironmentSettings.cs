using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Assistant.Cli;

/// <summary>The settings of the environment (Embedding__Provider), the same as the web host's.</summary>
internal static class EnvironmentSettings
{
    /// <summary>Reads and checks a section.</summary>
    /// <exception cref="InvalidDataException">A value is bad; the message names the setting and the cure.</exception>
    public static T Read<T>(string section)
        where T : class, new()
    {
        var options = new T();
        try
        {
            new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(section).Bind(options);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException(e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}", e);
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw new InvalidDataException(string.Join("; ", faults.Select(f => f.ErrorMessage)));
    }
}
