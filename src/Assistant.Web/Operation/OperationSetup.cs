namespace Assistant.Web.Operation;

/// <summary>Registers what the operator sees of the use of the host.</summary>
internal static class OperationSetup
{
    /// <summary>The counts and the audit log.</summary>
    public static void AddOperation(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Usage>();
        builder.Services.AddSingleton<AuditUser>();
        builder.Services.AddSingleton<AuditLog>();
    }

    /// <summary>Notes which user a known proxy names. Must come before the proxy's word for the client's address is taken.</summary>
    public static void UseAuditUser(this WebApplication app)
    {
        var user = app.Services.GetRequiredService<AuditUser>();
        app.Use(
            (context, next) =>
            {
                user.Take(context);
                return next(context);
            }
        );
    }
}
