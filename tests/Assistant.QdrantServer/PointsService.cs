using Assistant.Qdrant.Protocol;
using Google.Protobuf.Collections;
using Grpc.Core;

namespace Assistant.QdrantServer;

/// <summary>Points: write, read, search.</summary>
internal sealed class PointsService(ServerState state) : Points.PointsBase
{
    public override Task<PointsOperationResponse> Upsert(UpsertPoints request, ServerCallContext context)
    {
        state.Find(request.CollectionName).Upsert(request.Points);
        return Done(request.Wait);
    }

    public override Task<PointsOperationResponse> Delete(DeletePoints request, ServerCallContext context)
    {
        state.Find(request.CollectionName).Delete(request.Points);
        return Done(request.Wait);
    }

    public override Task<PointsOperationResponse> CreateFieldIndex(CreateFieldIndexCollection request, ServerCallContext context)
    {
        var indexed = state.Find(request.CollectionName).Indexed;
        indexed[request.FieldName] = request.FieldType == FieldType.Integer ? PayloadSchemaType.Integer : PayloadSchemaType.Keyword;
        return Done(request.Wait);
    }

    public override Task<GetResponse> Get(GetPoints request, ServerCallContext context)
    {
        var found = state.Find(request.CollectionName).Get(request.Ids);
        return Task.FromResult(new GetResponse { Result = { found.Select(p => Retrieved(p, request.WithPayload, request.WithVectors)) } });
    }

    public override Task<CountResponse> Count(CountPoints request, ServerCallContext context) =>
        Task.FromResult(
            new CountResponse
            {
                Result = new CountResult { Count = (ulong)state.Find(request.CollectionName).Filtered(request.Filter).Count },
            }
        );

    public override Task<ScrollResponse> Scroll(ScrollPoints request, ServerCallContext context)
    {
        var limit = request.HasLimit ? (int)request.Limit : 10;
        var from = request.Offset?.Uuid ?? string.Empty;
        var page = state
            .Find(request.CollectionName)
            .Filtered(request.Filter)
            .Where(p => string.CompareOrdinal(p.Key, from) >= 0)
            .Take(limit + 1)
            .ToList();
        var answer = new ScrollResponse
        {
            Result = { page.Take(limit).Select(p => Retrieved(p, request.WithPayload, request.WithVectors)) },
        };
        if (page.Count > limit)
        {
            answer.NextPageOffset = page[limit].Id;
        }

        return Task.FromResult(answer);
    }

    public override Task<QueryResponse> Query(QueryPoints request, ServerCallContext context)
    {
        var answer = new QueryResponse();
        foreach (var (point, score) in state.Find(request.CollectionName).Search(request))
        {
            var found = new ScoredPoint
            {
                Id = point.Id,
                Score = score,
                Vectors = Vectors(point, request.WithVectors),
            };
            Copy(point, request.WithPayload, found.Payload);
            answer.Result.Add(found);
        }

        return Task.FromResult(answer);
    }

    private static Task<PointsOperationResponse> Done(bool wait) =>
        Task.FromResult(
            new PointsOperationResponse
            {
                Result = new UpdateResult { OperationId = 0, Status = wait ? UpdateStatus.Completed : UpdateStatus.Acknowledged },
            }
        );

    private static RetrievedPoint Retrieved(ServerPoint point, WithPayloadSelector? payload, WithVectorsSelector? vectors)
    {
        var found = new RetrievedPoint { Id = point.Id, Vectors = Vectors(point, vectors) };
        Copy(point, payload, found.Payload);
        return found;
    }

    private static void Copy(ServerPoint point, WithPayloadSelector? selector, MapField<string, Value> to)
    {
        foreach (var (key, value) in point.Payload)
        {
            var wanted = selector?.SelectorOptionsCase switch
            {
                WithPayloadSelector.SelectorOptionsOneofCase.Enable => selector.Enable,
                WithPayloadSelector.SelectorOptionsOneofCase.Include => selector.Include.Fields.Contains(key),
                WithPayloadSelector.SelectorOptionsOneofCase.Exclude => !selector.Exclude.Fields.Contains(key),
                _ => false,
            };
            if (wanted)
            {
                to[key] = value;
            }
        }
    }

    private static VectorsOutput? Vectors(ServerPoint point, WithVectorsSelector? selector)
    {
        if (selector is null || selector is { SelectorOptionsCase: WithVectorsSelector.SelectorOptionsOneofCase.Enable, Enable: false })
        {
            return null;
        }

        var output = new VectorsOutput { Vectors = new NamedVectorsOutput() };
        foreach (var (name, vector) in point.Dense.Where(v => selector.Include is null || selector.Include.Names.Contains(v.Key)))
        {
            output.Vectors.Vectors[name] = new VectorOutput { Dense = new DenseVector { Data = { vector } } };
        }

        foreach (var (name, vector) in point.Sparse.Where(v => selector.Include is null || selector.Include.Names.Contains(v.Key)))
        {
            output.Vectors.Vectors[name] = new VectorOutput
            {
                Sparse = new SparseVector { Indices = { vector.Indices }, Values = { vector.Values } },
            };
        }

        return output;
    }
}
