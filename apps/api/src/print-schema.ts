import { lexicographicSortSchema, printSchema } from 'graphql';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';

/** Prints the schema in one order of names, for docs/generated: all of it, or with `partner` what partners build on. */
const whole = buildApiSchema();
const schema = process.argv[2] === 'partner' ? partnerSchema(whole) : whole;
process.stdout.write(`${printSchema(lexicographicSortSchema(schema))}\n`);
