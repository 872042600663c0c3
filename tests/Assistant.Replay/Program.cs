using Assistant.Replay;

// assistant-replay FOLDER [PORT] [UPSTREAM]: serves the replies of a folder, and records what it has none for.
if (args.Length is 0 or > 3)
{
    Console.Error.WriteLine("usage: dotnet run --project tests/Assistant.Replay -- FOLDER [PORT] [UPSTREAM]");
    return 2;
}

using var endpoint = new ReplayEndpoint(
    args[0],
    args.Length > 1 ? int.Parse(args[1], null) : 0,
    args.Length > 2 ? args[2] : null,
    Environment.GetEnvironmentVariable("UPSTREAM_KEY")
);
Console.WriteLine($"{endpoint.Kept} replies; listening at {endpoint.Address}");
await endpoint.Serving;
return 0;
