using System.Security.Cryptography;
using Assistant.Core.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Assistant.Web.Api;

/// <summary>Errors as RFC 9457 has them. Each carries a number by which the operator finds it in the log, and never a path or a cause inside the program.</summary>
internal static class Problems
{
    private const int NumberBytes = 4;
    private const string ContentType = "application/problem+json";

    /// <summary>A number for an error.</summary>
    public static string NewNumber() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NumberBytes));

    /// <summary>Answers a request with a problem.</summary>
    /// <param name="detail">What is wrong and what to do, for people.</param>
    /// <param name="number">The number under which the log has it; null for a new one.</param>
    public static Task WriteAsync(HttpContext context, int status, string detail, string? number = null)
    {
        var problem = new ProblemDetails
        {
            Type = $"https://www.rfc-editor.org/rfc/rfc9110#name-{NameOf(status)}",
            Title = ReasonPhrases.GetReasonPhrase(status),
            Status = status,
            Detail = detail,
            Extensions = { ["number"] = number ?? NewNumber() },
        };
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(problem, AnswerJson.Options, ContentType, context.RequestAborted);
    }

    // The headings of RFC 9110: "404 Not Found" is at "name-404-not-found".
    private static string NameOf(int status) => $"{status}-{ReasonPhrases.GetReasonPhrase(status).ToLowerInvariant().Replace(' ', '-')}";
}
