import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** Documents are typed from docs/generated/schema.graphql; the API's DateTime is ISO 8601 text in UTC. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; ID: string };
}>();

export type { ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada';
