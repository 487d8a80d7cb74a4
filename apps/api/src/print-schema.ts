import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from './schema.ts';

/** Prints the schema in one order of names, for docs/generated. */
process.stdout.write(`${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`);
