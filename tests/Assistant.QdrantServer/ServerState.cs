using Assistant.Qdrant.Protocol;
using Grpc.Core;

namespace Assistant.QdrantServer;

/// <summary>All collections and aliases.</summary>
internal sealed class ServerState
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ServerCollection> collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> aliases = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
            {
                return [.. collections.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    public IReadOnlyList<AliasDescription> Aliases
    {
        get
        {
            lock (gate)
            {
                return [.. aliases.Select(a => new AliasDescription { AliasName = a.Key, CollectionName = a.Value })];
            }
        }
    }

    /// <summary>The collection of a name or an alias.</summary>
    public ServerCollection Find(string name)
    {
        lock (gate)
        {
            return collections.TryGetValue(aliases.GetValueOrDefault(name, name), out var found)
                ? found
                : throw QdrantTestServer.Failure(StatusCode.NotFound, $"Not found: Collection `{name}` doesn't exist!");
        }
    }

    public bool Exists(string name)
    {
        lock (gate)
        {
            return collections.ContainsKey(aliases.GetValueOrDefault(name, name));
        }
    }

    public void Create(CreateCollection request)
    {
        lock (gate)
        {
            if (aliases.ContainsKey(request.CollectionName) || !collections.TryAdd(request.CollectionName, new ServerCollection(request)))
            {
                throw QdrantTestServer.Failure(
                    StatusCode.AlreadyExists,
                    $"Wrong input: Collection `{request.CollectionName}` already exists!"
                );
            }
        }
    }

    public bool Delete(string name)
    {
        lock (gate)
        {
            foreach (var alias in aliases.Where(a => a.Value == name).Select(a => a.Key).ToList())
            {
                aliases.Remove(alias);
            }

            return collections.Remove(name);
        }
    }

    /// <summary>Changes aliases, all or none.</summary>
    public void Change(IEnumerable<AliasOperations> actions)
    {
        lock (gate)
        {
            var changed = new Dictionary<string, string>(aliases, StringComparer.Ordinal);
            foreach (var action in actions)
            {
                switch (action.ActionCase)
                {
                    case AliasOperations.ActionOneofCase.CreateAlias
                        when collections.ContainsKey(action.CreateAlias.CollectionName)
                            && !collections.ContainsKey(action.CreateAlias.AliasName):
                        changed[action.CreateAlias.AliasName] = action.CreateAlias.CollectionName;
                        break;
                    case AliasOperations.ActionOneofCase.RenameAlias when changed.Remove(action.RenameAlias.OldAliasName, out var target):
                        changed[action.RenameAlias.NewAliasName] = target;
                        break;
                    case AliasOperations.ActionOneofCase.DeleteAlias:
                        changed.Remove(action.DeleteAlias.AliasName);
                        break;
                    default:
                        throw QdrantTestServer.Failure(StatusCode.NotFound, $"Not found: {action}");
                }
            }

            aliases.Clear();
            foreach (var (alias, target) in changed)
            {
                aliases[alias] = target;
            }
        }
    }
}
