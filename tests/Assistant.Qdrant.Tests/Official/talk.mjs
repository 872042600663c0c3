// Speaks to the server of the first argument through the official client and prints what it got as one line of JSON.
import { QdrantClient } from '@qdrant/js-client-grpc';

const [url, apiKey] = process.argv.slice(2);
const client = new QdrantClient({ url, apiKey: apiKey || undefined, checkCompatibility: false });
const collections = client.api('collections');
const points = client.api('points');
const text = (value) => ({ kind: { case: 'stringValue', value } });
const number = (value) => ({ kind: { case: 'integerValue', value: BigInt(value) } });
const uuid = (n) => ({ pointIdOptions: { case: 'uuid', value: `00000000-0000-4000-8000-00000000000${n}` } });
const dense = (data) => ({ vector: { case: 'dense', value: { data } } });
const sparse = (indices, values) => ({ vector: { case: 'sparse', value: { indices, values } } });
const point = (n, report, year, meaning, indices, values) => ({
  id: uuid(n),
  payload: { report: text(report), year: number(year) },
  vectors: { vectorsOptions: { case: 'vectors', value: { vectors: { meaning: dense(meaning), words: sparse(indices, values) } } } },
});
const is = (key, keyword) => ({ conditionOneOf: { case: 'field', value: { key, match: { matchValue: { case: 'keyword', value: keyword } } } } });
const nearest = (input) => ({ variant: { case: 'nearest', value: { variant: input } } });
const collectionName = 'official-1';

const health = await client.api('service').healthCheck({});
await collections.create({
  collectionName,
  vectorsConfig: { config: { case: 'paramsMap', value: { map: { meaning: { size: 2n, distance: 1, onDisk: true } } } } },
  sparseVectorsConfig: { map: { words: { modifier: 1 } } },
});
await points.createFieldIndex({ collectionName, wait: true, fieldName: 'report', fieldType: 0 });
await collections.updateAliases({ actions: [{ action: { case: 'createAlias', value: { collectionName, aliasName: 'official' } } }] });
const upserted = await points.upsert({
  collectionName: 'official',
  wait: true,
  points: [
    point(1, 'a', 2020, [3, 4], [7], [1]),
    point(2, 'a', 2021, [1, 0], [9], [1]),
    point(3, 'b', 2022, [1, 0.1], [7, 8], [2, 1]),
  ],
});
const query = await points.query({
  collectionName: 'official',
  prefetch: [
    { query: nearest({ case: 'dense', value: { data: [1, 0] } }), using: 'meaning', limit: 50n },
    { query: nearest({ case: 'sparse', value: { indices: [7], values: [1] } }), using: 'words', limit: 50n },
  ],
  query: { variant: { case: 'fusion', value: 0 } },
  limit: 3n,
  withPayload: { selectorOptions: { case: 'enable', value: true } },
});
const words = await points.query({ collectionName: 'official', query: nearest({ case: 'sparse', value: { indices: [7], values: [1] } }), using: 'words', limit: 3n });
const filtered = await points.count({ collectionName: 'official', filter: { must: [is('report', 'a')] }, exact: true });
const page = await points.scroll({ collectionName: 'official', limit: 2, withPayload: { selectorOptions: { case: 'enable', value: true } } });
const got = await points.get({ collectionName: 'official', ids: [uuid(1)], withVectors: { selectorOptions: { case: 'enable', value: true } } });
await points.delete({ collectionName: 'official', wait: true, points: { pointsSelectorOneOf: { case: 'filter', value: { must: [is('report', 'a')] } } } });
const left = await points.count({ collectionName: 'official', exact: true });
const info = await collections.get({ collectionName });
const aliases = await collections.listAliases({});
const missing = await points.count({ collectionName: 'nowhere', exact: true }).catch((error) => error.code);

console.log(JSON.stringify({
  title: health.title,
  status: upserted.result.status,
  fused: query.result.map((p) => [p.id.pointIdOptions.value.slice(-1), p.score, p.payload.report.kind.value]),
  words: words.result.map((p) => [p.id.pointIdOptions.value.slice(-1), p.score]),
  filtered: Number(filtered.result.count),
  page: page.result.length,
  next: page.nextPageOffset?.pointIdOptions.value.slice(-1),
  meaning: [...got.result[0].vectors.vectorsOptions.value.vectors.meaning.vector.value.data],
  left: Number(left.result.count),
  width: Number(info.result.config.params.vectorsConfig.config.value.map.meaning.size),
  indexed: Object.keys(info.result.payloadSchema),
  aliases: aliases.aliases.map((a) => `${a.aliasName} -> ${a.collectionName}`),
  missing,
}));
