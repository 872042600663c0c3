using Assistant.Qdrant.Protocol;
using Grpc.Core;

namespace Assistant.QdrantServer;

/// <summary>Collections and aliases.</summary>
internal sealed class CollectionsService(ServerState state) : Collections.CollectionsBase
{
    public override Task<CollectionOperationResponse> Create(CreateCollection request, ServerCallContext context)
    {
        state.Create(request);
        return Done(true);
    }

    public override Task<CollectionOperationResponse> Delete(DeleteCollection request, ServerCallContext context) =>
        Done(state.Delete(request.CollectionName));

    public override Task<CollectionOperationResponse> UpdateAliases(ChangeAliases request, ServerCallContext context)
    {
        state.Change(request.Actions);
        return Done(true);
    }

    public override Task<ListAliasesResponse> ListAliases(ListAliasesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListAliasesResponse { Aliases = { state.Aliases } });

    public override Task<ListCollectionsResponse> List(ListCollectionsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListCollectionsResponse { Collections = { state.Names.Select(n => new CollectionDescription { Name = n }) } });

    public override Task<CollectionExistsResponse> CollectionExists(CollectionExistsRequest request, ServerCallContext context) =>
        Task.FromResult(new CollectionExistsResponse { Result = new CollectionExists { Exists = state.Exists(request.CollectionName) } });

    public override Task<GetCollectionInfoResponse> Get(GetCollectionInfoRequest request, ServerCallContext context)
    {
        var collection = state.Find(request.CollectionName);
        var shape = collection.Shape;
        var info = new CollectionInfo
        {
            Status = CollectionStatus.Green,
            SegmentsCount = 1,
            PointsCount = (ulong)collection.Filtered(null).Count,
            Config = new CollectionConfig
            {
                Params = new CollectionParams
                {
                    ShardNumber = shape.HasShardNumber ? shape.ShardNumber : 1,
                    ReplicationFactor = shape.HasReplicationFactor ? shape.ReplicationFactor : 1,
                    OnDiskPayload = shape.OnDiskPayload,
                    VectorsConfig = shape.VectorsConfig,
                    SparseVectorsConfig = shape.SparseVectorsConfig,
                },
            },
        };
        foreach (var (field, type) in collection.Indexed)
        {
            info.PayloadSchema[field] = new PayloadSchemaInfo { DataType = type };
        }

        return Task.FromResult(new GetCollectionInfoResponse { Result = info });
    }

    private static Task<CollectionOperationResponse> Done(bool result) =>
        Task.FromResult(new CollectionOperationResponse { Result = result });
}
