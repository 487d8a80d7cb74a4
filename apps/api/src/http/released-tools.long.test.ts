import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let url: string;
beforeAll(async () => {
  api = await apiUnderTest();
  const app = await api.serve({ docsDir: path.resolve(import.meta.dirname, '../../../../docs') });
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api?.close());

const run = promisify(execFile);
/** Each asks for the introspection with the query of its own library, builds both schemas, and prints how many types they have. */
const tools: Readonly<Record<string, readonly [command: string, ...args: string[]]>> = {
  'graphql-core of Python': [
    '/usr/bin/python3',
    '-c',
    `
import json, sys, urllib.request
from graphql import assert_valid_schema, build_client_schema, build_schema, get_introspection_query
url = sys.argv[1]
body = json.dumps({"query": get_introspection_query()}).encode()
asked = urllib.request.Request(url + "/graphql", body, {"content-type": "application/json"})
told = build_client_schema(json.load(urllib.request.urlopen(asked))["data"])
printed = build_schema(urllib.request.urlopen(url + "/docs/schema.graphql").read().decode())
for schema in (told, printed):
    assert_valid_schema(schema)
    print(sum(not name.startswith("__") for name in schema.type_map))
`,
  ],
  'graphql-ruby': [
    'ruby',
    '-e',
    `
require "graphql"; require "json"; require "net/http"
url = ARGV[0]
body = JSON.generate({ query: GraphQL::Introspection.query })
answer = Net::HTTP.post(URI(url + "/graphql"), body, "content-type" => "application/json")
told = GraphQL::Schema.from_introspection(JSON.parse(answer.body))
printed = GraphQL::Schema.from_definition(Net::HTTP.get(URI(url + "/docs/schema.graphql")).force_encoding("UTF-8"))
[told, printed].each { |schema| puts schema.types.keys.count { |name| !name.start_with?("__") } }
`,
  ],
};

test.each(Object.entries(tools))('%s builds the schema from introspection and from the file', async (_, tool) => {
  const [command, ...args] = tool;
  const { stdout } = await run(command, [...args, url]);
  const [told, printed, ...more] = stdout.trim().split('\n').map(Number);
  expect(told).toBeGreaterThan(200);
  expect([printed, ...more]).toEqual([told]);
});
