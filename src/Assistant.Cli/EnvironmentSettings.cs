using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assistant.Cli;

/// <summary>Reads an options class from environment variables, SECTION__NAME, as the web host does.</summary>
internal static class EnvironmentSettings
{
    /// <summary>The options with what the environment sets, checked.</summary>
    /// <exception cref="InvalidDataException">A value is bad; the message names it.</exception>
    public static T Read<T>(string section)
        where T : new()
    {
        var options = new T();
        foreach (var property in typeof(T).GetProperties().Where(p => p.CanWrite))
        {
            if (Environment.GetEnvironmentVariable($"{section}__{property.Name}") is { Length: > 0 } value)
            {
                property.SetValue(options, Parsed(value, property.PropertyType, $"{section}__{property.Name}"));
            }
        }

        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw new InvalidDataException(string.Join("; ", faults.Select(f => f.ErrorMessage)));
    }

    private static object? Parsed(string value, Type type, string name)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new InvalidDataException($"the environment variable {name} is '{value}'; give a {type.Name}", e);
        }
    }
}
