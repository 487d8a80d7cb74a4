import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './published-env.d.ts';

/** Documents are typed from the published schema, `docs/api/published.graphql`. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; ID: string };
}>();
