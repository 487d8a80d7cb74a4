import { GraphQLDirective, GraphQLSchema } from 'graphql';

/** Where a directive may stand by the GraphQL specification of October 2021, which the released tools of every language read. */
export const releasedLocations: readonly string[] = [
  ...['QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT'],
  ...['VARIABLE_DEFINITION', 'SCHEMA', 'SCALAR', 'OBJECT', 'FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INTERFACE'],
  ...['UNION', 'ENUM', 'ENUM_VALUE', 'INPUT_OBJECT', 'INPUT_FIELD_DEFINITION'],
];

/**
 * Takes locations of later drafts from the directives, which graphql-js adds to its own: strict tools (graphql-core of Python) refuse a
 * whole introspection result for one that they do not know.
 */
export function withReleasedDirectives(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  const directives = config.directives.map((directive) => {
    const own = directive.toConfig();
    return new GraphQLDirective({ ...own, locations: own.locations.filter((at) => releasedLocations.includes(at)) });
  });
  return new GraphQLSchema({ ...config, directives });
}
