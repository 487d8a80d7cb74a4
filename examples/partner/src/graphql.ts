import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './published-env.d.ts';

/** Documents typed from the schema that partners are given: `docs/api/published.graphql`. */
export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTime: string; ID: string } }>();
