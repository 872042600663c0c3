using System.ClientModel;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Microsoft.SemanticKernel;

namespace Assistant.Core.Generation;

/// <summary>Why the model's answer was not used.</summary>
public enum ModelFailure
{
    /// <summary>The endpoint cannot be reached, or broke off.</summary>
    Unreachable,

    /// <summary>It did not answer in time.</summary>
    Slow,

    /// <summary>It is rate-limited.</summary>
    Busy,

    /// <summary>It refuses the key.</summary>
    Forbidden,

    /// <summary>Its certificate is not valid.</summary>
    Untrusted,

    /// <summary>It sent something that is not a response of this kind of API.</summary>
    Unreadable,

    /// <summary>It wrote nothing, or nothing that passed the check.</summary>
    Nothing,

    /// <summary>It was of no use several times in a row and is not asked for the time being.</summary>
    Resting,
}

/// <summary>Turns exceptions of the client into messages for people.</summary>
internal static class ModelFailures
{
    /// <summary>The failure behind an exception: the first in its chain that says more than "the endpoint failed".</summary>
    public static ModelFailure Of(Exception exception)
    {
        List<Exception> chain = [];
        for (var e = exception; e is not null; e = e.InnerException)
        {
            chain.Add(e);
        }

        return chain.Select(Known).FirstOrDefault(f => f is not null)
            ?? (
                chain.Any(e =>
                    e is HttpOperationException or ClientResultException or HttpRequestException or IOException or SocketException
                )
                    ? ModelFailure.Unreachable
                    : ModelFailure.Unreadable
            );
    }

    /// <summary>Whether the endpoint refuses the request itself: a field that it does not know, or more tokens than it takes.</summary>
    public static bool IsRefusedRequest(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (
                e
                is HttpOperationException
                    {
                        StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge
                    }
                    or ClientResultException { Status: 400 or 413 or 422 }
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The cause for the log: the status of the answer or the kind of fault. What a server writes of itself may hold anything, keys and questions too.</summary>
    public static string Cause(Exception exception)
    {
        var innermost = exception;
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is HttpOperationException { StatusCode: { } status })
            {
                return $"HTTP {(int)status}";
            }

            if (e is ClientResultException { Status: > 0 and var code })
            {
                return $"HTTP {code}";
            }

            innermost = e;
        }

        return innermost is SocketException socket ? $"{socket.SocketErrorCode}" : innermost.GetType().Name;
    }

    private static ModelFailure? Known(Exception exception) =>
        exception switch
        {
            OperationCanceledException or TimeoutException => ModelFailure.Slow,
            HttpOperationException { StatusCode: HttpStatusCode.TooManyRequests } or ClientResultException { Status: 429 } =>
                ModelFailure.Busy,
            HttpOperationException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden }
            or ClientResultException { Status: 401 or 403 } => ModelFailure.Forbidden,
            AuthenticationException => ModelFailure.Untrusted,
            JsonException or FormatException => ModelFailure.Unreadable,
            _ => null,
        };

    /// <summary>The message for the person, in Chinese and in English.</summary>
    public static (string Chinese, string English) Tell(ModelFailure failure) =>
        failure switch
        {
            ModelFailure.Slow => ("语言模型没有按时回答", "The language model did not answer in time"),
            ModelFailure.Busy => ("语言模型太忙", "The language model is busy"),
            ModelFailure.Forbidden => ("语言模型不接受密钥", "The language model refuses the key"),
            ModelFailure.Untrusted => ("语言模型的证书无效", "The language model's certificate does not hold"),
            ModelFailure.Unreadable => ("语言模型的回复无法读取", "The language model's reply cannot be read"),
            ModelFailure.Resting => (
                "语言模型近来没有帮上忙，暂不等它",
                "The language model has been of no use of late and is not waited for"
            ),
            ModelFailure.Nothing => ("语言模型写的内容没有通过核对", "Nothing that the language model wrote passed the check"),
            _ => ("连接不上语言模型", "The language model cannot be reached"),
        };
}
